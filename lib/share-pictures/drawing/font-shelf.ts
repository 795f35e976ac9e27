import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { decompress } from 'wawoff2';
import { coverageOf } from './font-coverage';
import { slicesOf, type FontSlice } from './font-slices';

/** Fonts in the form that Pango's FreeType reads, which is not that of the packages; made when a text needs them. */
export class FontShelf {
  private readonly loaded = new Map<string, Set<number>>();

  constructor(private readonly folder: string) {}

  /** Loads what a text needs. Answers the characters that no package has. */
  async load(text: string, packages: string[]): Promise<Set<string>> {
    const lacking = new Set<string>();
    for (const character of new Set(text)) {
      if (isInvisible(character) || (await this.loadFor(character.codePointAt(0)!, packages))) continue;
      lacking.add(character);
    }
    return lacking;
  }

  private async loadFor(codePoint: number, packages: string[]): Promise<boolean> {
    for (const slice of packages.flatMap(slicesOf)) {
      const isInRange = slice.ranges.some(([from, to]) => from <= codePoint && codePoint <= to);
      if (isInRange && (await this.coverage(slice)).has(codePoint)) return true;
    }
    return false;
  }

  private async coverage(slice: FontSlice): Promise<Set<number>> {
    const known = this.loaded.get(slice.name);
    if (known) return known;
    const file = path.join(this.folder, `${slice.name}.ttf`);
    const font = await readFile(file).catch(() => this.make(slice, file));
    // The first text with a file adds it to the fonts of this process.
    await sharp({ text: { text: ' .', fontfile: file } })
      .raw()
      .toBuffer();
    const coverage = coverageOf(font);
    this.loaded.set(slice.name, coverage);
    return coverage;
  }

  private async make(slice: FontSlice, file: string): Promise<Buffer> {
    const font = Buffer.from(await decompress(await readFile(slice.file)));
    await mkdir(this.folder, { recursive: true });
    const partial = `${file}.${randomBytes(4).toString('hex')}.part`;
    await writeFile(partial, font);
    await rename(partial, file);
    return font;
  }
}

/** Nothing is drawn for it, with or without a glyph. */
const isInvisible = (character: string): boolean =>
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]$/u.test(character);
