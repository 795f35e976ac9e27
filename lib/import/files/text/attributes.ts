import { besideOf, between, type Edit } from '@/lib/import/files/text/edits';
import type { TextContext } from '@/lib/import/files/text/text-context';

/** What our own Markdown knows: the width of a figure, and the name of a heading. */
const known = /^:?\s*(?:\.(?:wide|full)|#[^\s{}#]+)\s*$/;

/** kramdown's `{: .class #name }`, `{:toc}` and `{::comment}`: names of headings stay, the rest goes with a word. */
export function translateAttributes(masked: string, text: string, { notes }: TextContext): Edit[] {
  const edits: Edit[] = [];
  if (masked.includes('{::comment}'))
    for (const { start, end } of between(masked, '{::comment}', '{:/comment}', false))
      edits.push({ start, end, text: '' });
  if (masked.includes('{:'))
    for (const place of between(masked, '{:', '}')) {
      const inner = text.slice(place.start + 2, place.end - 1);
      if (inner.length <= 500 && isAttributes(inner))
        edits.push(...attributeEdits(place, inner, masked, notes));
    }
  edits.push(...contents(masked, notes));
  return edits;
}

const isAttributes = (inner: string): boolean =>
  /^(?:[:/]|\s*(?:[.#]|toc\b|[\w-]{1,40}\s*=|[\w-]{1,40}\s*$))/.test(inner);

function attributeEdits(
  { start, end }: { start: number; end: number },
  inner: string,
  masked: string,
  notes: TextContext['notes'],
): Edit[] {
  const beside = besideOf(masked, { start, end });
  if (!beside || `${beside.before}${beside.after}`.trim() !== '') {
    if (known.test(inner)) return [];
    notes.add('attributes ({: …}) were left out');
    return [{ start, end, text: '' }];
  }
  const { lineStart } = beside;
  const before = masked.slice(masked.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1));
  const [, name] = /(?:^|\s)#([^\s{}#]+)/.exec(inner) ?? [];
  // Below a heading, where kramdown has it, our heading has it at its end.
  if (name !== undefined && /^ {0,3}#{1,6}\s/.test(before))
    return [{ start: lineStart - 1, end, text: ` {#${name}}` }];
  if (/\btoc\b/.test(inner) && /^\s*(?:[-+*]|\d+\.)\s/.test(before)) {
    notes.add('the place of a list of contents was left out');
    return [{ start: masked.lastIndexOf('\n', lineStart - 2) + 1, end, text: '' }];
  }
  if (known.test(inner) && /^!\[/.test(before))
    return [{ start: lineStart - 1, end, text: `{${inner.trim()}}` }];
  notes.add('attributes ({: …}) were left out');
  return [{ start, end, text: '' }];
}

const place =
  /^[ \t]{0,3}(?:\[\[_?toc_?\]\]|\[toc\]|<!--\s?toc\s?-->|\$\{toc\}|@\[toc\]|\{\{\s?toc\s?\}\})[ \t]*$/gim;

/** Posts have a list of contents without being asked. */
function contents(masked: string, notes: TextContext['notes']): Edit[] {
  const edits = [...masked.matchAll(place)].map(({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
    text: '',
  }));
  notes.add('the place of a list of contents was left out', edits.length);
  return edits;
}
