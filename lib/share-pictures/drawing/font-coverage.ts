/** Characters that a TrueType font has a glyph for, by its `cmap` (https://learn.microsoft.com/typography/opentype/spec/cmap). */
export function coverageOf(font: Buffer): Set<number> {
  const cmap = tableAt(font, 'cmap');
  const covered = new Set<number>();
  if (cmap === null) return covered;
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) addSegments(font, subtable, covered);
    else if (format === 12) addGroups(font, subtable, covered);
  }
  return covered;
}

function tableAt(font: Buffer, tag: string): number | null {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  return null;
}

/** Format 4: segments of the first 65,536 characters, four arrays one after another. */
function addSegments(font: Buffer, subtable: number, covered: Set<number>): void {
  const bytes = font.readUInt16BE(subtable + 6);
  const [ends, starts] = [subtable + 14, subtable + 16 + bytes];
  const [deltas, offsets] = [starts + bytes, starts + 2 * bytes];
  for (let at = 0; at < bytes; at += 2) {
    const [start, end] = [font.readUInt16BE(starts + at), font.readUInt16BE(ends + at)];
    const [delta, offset] = [font.readUInt16BE(deltas + at), font.readUInt16BE(offsets + at)];
    for (let character = start; character <= end && character < 0xffff; character++) {
      const found =
        offset === 0 ? character : font.readUInt16BE(offsets + at + offset + (character - start) * 2);
      if (found !== 0 && ((found + delta) & 0xffff) !== 0) covered.add(character);
    }
  }
}

/** Format 12: groups of characters with consecutive glyphs. */
function addGroups(font: Buffer, subtable: number, covered: Set<number>): void {
  for (let index = 0; index < font.readUInt32BE(subtable + 12); index++) {
    const group = subtable + 16 + index * 12;
    const [start, end, glyph] = [0, 4, 8].map((offset) => font.readUInt32BE(group + offset)) as [
      number,
      number,
      number,
    ];
    for (let character = start; character <= end; character++)
      if (glyph + character - start !== 0) covered.add(character);
  }
}
