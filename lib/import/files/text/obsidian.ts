import { slug } from 'github-slugger';
import { between, writtenWords, writtenImage, type Edit } from '@/lib/import/files/text/edits';
import { addressOfFile, type TextContext } from '@/lib/import/files/text/text-context';

const pictureName = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$/i;

/** `[[Page#Part|words]]` and `![[picture.png|300]]`: what is not in the source stays in words. */
export function translateWikilinks(masked: string, text: string, context: TextContext): Edit[] {
  if (!masked.includes('[[')) return [];
  return between(masked, '[[', ']]').flatMap(({ start, end }) => {
    const inner = text.slice(start + 2, end - 2);
    const isEmbed = masked[start - 1] === '!';
    const place = { start: isEmbed ? start - 1 : start, end };
    const written = inner.length > 1000 || inner.trim() === '' ? null : wikilink(inner, isEmbed, context);
    if (written === null) return [];
    context.notes.add(written.note);
    return [{ ...place, text: written.text }];
  });
}

function wikilink(
  inner: string,
  isEmbed: boolean,
  context: TextContext,
): { text: string; note: string } | null {
  // In a table the bar is escaped.
  const [target = '', ...words] = inner.split(/\\?\|/);
  const [name = '', ...parts] = target.trim().split('#');
  const part = parts.at(-1)?.trim() ?? '';
  const fragment = part === '' || part.startsWith('^') ? '' : `#${encodeURIComponent(slug(part))}`;
  const shown = words.join('|').trim();
  if (name === '') {
    return fragment === '' ? null : { text: `[${writtenWords(shown || part)}](${fragment})`, note: LINKED };
  }
  if (isEmbed && pictureName.test(name)) return embeddedPicture(name, shown, context);
  const found = context.findDocument(name) ?? context.findFile(name);
  const label = writtenWords(shown || [name.split('/').at(-1)!, part].filter(Boolean).join(' › '));
  if (found !== null) return { text: `[${label}](${addressOfFile(found)}${fragment})`, note: LINKED };
  // Elsewhere double brackets may be anything.
  if (context.generator !== 'obsidian' && !isEmbed && shown === '') return null;
  return { text: label, note: `a link to ${target.trim()}, which is not in the source, became its words` };
}

const LINKED = 'a link in double brackets was translated';

function embeddedPicture(
  name: string,
  shown: string,
  { findFile }: TextContext,
): { text: string; note: string } {
  const found = findFile(name);
  const address = found === null ? addressOfFile(name).slice(1) : addressOfFile(found);
  const [, width] = /^(\d{1,5})(?:x\d{1,5})?$/.exec(shown) ?? [];
  const text = width ? `<img src="${address}" alt="" width="${width}">` : writtenImage(address, shown);
  return { text, note: 'a picture in double brackets was translated' };
}

/**
 * `%%comments%%` are the author's own. In a vault each is one; elsewhere two signs may be a format or a variable, so there
 * they must stand as quotes do.
 */
export function removeComments(masked: string, _text: string, { generator, notes }: TextContext): Edit[] {
  if (!masked.includes('%%')) return [];
  const isVault = generator === 'obsidian';
  const signs = [...masked.matchAll(/%{2,}/g)]
    .filter(({ 0: sign }) => sign.length === 2)
    .map(({ index }) => index);
  const edits: Edit[] = [];
  let open: number | null = null;
  for (const at of signs) {
    if (open === null) {
      if (isVault || isGap(masked[at - 1])) open = at;
    } else if (isVault || isGap(masked[at + 2])) {
      edits.push({ start: open, end: at + 2, text: '' });
      open = null;
    }
  }
  if (isVault && open !== null) edits.push({ start: open, end: masked.length, text: '' });
  notes.add('a comment (%%) was left out', edits.length);
  return edits;
}

const isGap = (character: string | undefined): boolean =>
  character === undefined || /[\s.,;:!?)(\]["']/.test(character);

/** `==marked==`, where no other sign of equality touches it. */
export function translateMarks(masked: string, text: string, { notes }: TextContext): Edit[] {
  if (!masked.includes('==')) return [];
  const signs = [...masked.matchAll(/=+/g)].filter(({ 0: sign }) => sign.length === 2);
  const edits: Edit[] = [];
  for (let index = 0; index + 1 < signs.length; index += 1) {
    const [start, close] = [signs[index]!.index, signs[index + 1]!.index];
    const inner = text.slice(start + 2, close);
    const isMark =
      inner.length < 1000 && !/^\s|\s$|\n/.test(inner) && !/[\p{L}\p{N}_)\]]$/u.test(text.charAt(start - 1));
    if (!isMark) continue;
    edits.push({ start, end: close + 2, text: `<mark>${inner}</mark>` });
    index += 1;
  }
  notes.add('a marked passage (==) was translated', edits.length);
  return edits;
}

/** ` ^name` at the end of a block, to which other notes link. */
export function removeBlockNames(masked: string, text: string, { generator, notes }: TextContext): Edit[] {
  if (generator !== 'obsidian' && !masked.includes('[[')) return [];
  const edits = [...masked.matchAll(/(?:^|[ \t])\^[\w-]{1,60}(?=[ \t]*$)/gm)].map(({ 0: name, index }) => ({
    start: index,
    end: index + name.length,
    text: '',
  }));
  notes.add('the name of a block (^) was left out', edits.length);
  return text === '' ? [] : edits;
}
