import { maskCode } from '@/lib/import/files/text/code-mask';

export type Edit = { start: number; end: number; text: string };

/** One step of a translation: what it changes in a text, found in the same text without its code. */
export type Step = (masked: string, text: string) => Edit[];

/** Of edits that overlap the first one counts. */
export function applyEdits(text: string, edits: Edit[]): string {
  if (edits.length === 0) return text;
  const parts: string[] = [];
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < end) continue;
    parts.push(text.slice(end, edit.start), edit.text);
    end = edit.end;
  }
  return parts.join('') + text.slice(end);
}

export function runStep(text: string, step: Step): string {
  return applyEdits(text, step(maskCode(text), text));
}

type Between = { start: number; end: number; inner: string };

/** Each `open … close`, the innermost where they are nested; linear, whatever the text is. */
export function between(text: string, open: string, close: string, isOnOneLine = true): Between[] {
  const found: Between[] = [];
  let from = 0;
  for (;;) {
    const first = text.indexOf(open, from);
    const closing = first === -1 ? -1 : text.indexOf(close, first + open.length);
    if (closing === -1) return found;
    const start = text.lastIndexOf(open, closing - open.length);
    const inner = text.slice(start + open.length, closing);
    from = closing + close.length;
    if (!isOnOneLine || !inner.includes('\n')) found.push({ start, end: from, inner });
  }
}

/** Whether nothing but space stands beside it on its line. */
export function isAlone(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', end);
  return before.trim() === '' && text.slice(end, lineEnd === -1 ? text.length : lineEnd).trim() === '';
}

/** An address as it can stand in Markdown or an attribute. */
export const writtenUrl = (url: string): string =>
  url
    .trim()
    .replace(/[\s<>"()\\]/g, (character) =>
      character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character),
    );

/** Words as they can stand between the brackets of a link. */
export const writtenWords = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[[\]\\]/g, '\\$&');

export const inQuotes = (words: string): string =>
  `"${words.replace(/\s+/g, ' ').trim().replace(/["\\]/g, '\\$&')}"`;

/** A picture with its description, and its caption as the title. */
export const writtenImage = (url: string, alt: string, caption = ''): string =>
  `![${writtenWords(alt)}](${writtenUrl(url)}${caption ? ` ${inQuotes(caption)}` : ''})`;
