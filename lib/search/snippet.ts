import { html } from '@/lib/html';
import type { Mark } from '@/lib/search/marks';
import type { Xml } from '@/lib/xml';

/** Characters of a snippet, and those of them before the first mark. */
const LENGTH = 220;
const BEFORE = 60;
/** Characters in which a place between words is looked for. */
const SLACK = 25;

/** The part of a text that has most of the words that were looked for, as HTML: pieces are escaped, marks put between. */
export function snippetOf(text: string, marks: Mark[]): Xml {
  const first = bestStart(marks);
  const from = first === undefined ? 0 : wordStart(text, Math.max(0, first - BEFORE));
  const to = wordEnd(text, Math.min(text.length, from + LENGTH));
  const shown = marks
    .filter(({ start, end }) => start >= from && end <= to)
    .map((mark) => ({ ...mark, start: mark.start - from, end: mark.end - from }));
  const piece = markedHtml(text.slice(from, to).replace(/\s/g, ' '), shown);
  return html`${from > 0 && '… '}${piece}${to < text.length && ' …'}`;
}

/** The whole text as HTML with its marks. @param marks in their order, none within another */
export function markedHtml(text: string, marks: Mark[]): Xml {
  const runs = joined(marks);
  const pieces = runs.map(({ start, end }, index) => {
    const before = text.slice(index === 0 ? 0 : runs[index - 1]!.end, start);
    return html`${before}<mark>${text.slice(start, end)}</mark>`;
  });
  return html`${pieces}${text.slice(runs.at(-1)?.end ?? 0)}`;
}

/** Pairs of signs that overlap are one mark. */
function joined(marks: Mark[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of marks) {
    const last = runs.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return runs;
}

/** Where a window begins that has most different words, then most of them. */
function bestStart(marks: Mark[]): number | undefined {
  let best: { start: number; score: number } | undefined;
  for (const [index, { start }] of marks.entries()) {
    const terms = new Set<number>();
    let count = 0;
    for (let next = index; next < marks.length && marks[next]!.end - start <= LENGTH - BEFORE; next += 1) {
      terms.add(marks[next]!.term);
      count += 1;
    }
    const score = terms.size * 1000 + count;
    if (!best || score > best.score) best = { start, score };
  }
  return best?.start;
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + SLACK).search(/\s/);
  return space === -1 ? wholeSign(text, at) : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(Math.max(0, at - SLACK), at).search(/\s\S*$/);
  return space === -1 ? wholeSign(text, at) : Math.max(0, at - SLACK) + space;
}

/** No sign is cut in two, and none loses its marks. */
function wholeSign(text: string, at: number): number {
  let place = at;
  while (place < text.length && /^[\udc00-\udfff\p{M}\u200d]/u.test(text.slice(place, place + 2))) place += 1;
  return place;
}
