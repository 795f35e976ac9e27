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

/** Characters to look at beside a place on its line: on one of a megabyte, looking for its ends would take their square. */
const MAX_BESIDE = 2000;

type Beside = { lineStart: number; before: string; after: string };

/** What stands beside a place on its line; null where that is very long. */
export function besideOf(text: string, { start, end }: { start: number; end: number }): Beside | null {
  const before = text.slice(Math.max(0, start - MAX_BESIDE), start);
  const after = text.slice(end, end + MAX_BESIDE);
  const [from, to] = [before.lastIndexOf('\n'), after.indexOf('\n')];
  if ((from === -1 && start > MAX_BESIDE) || (to === -1 && end + MAX_BESIDE < text.length)) return null;
  const line = before.slice(from + 1);
  return { lineStart: start - line.length, before: line, after: to === -1 ? after : after.slice(0, to) };
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
