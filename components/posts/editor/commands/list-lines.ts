import { containerOf } from './container';
import { editBetween } from './edit-between';
import type { Edit } from './selected';

/** Of an item's line: the columns before its mark, quotes aside, and its number where it has one. */
export type Item = { indent: number; width: number; number?: number; delimiter: string };

export function itemOf(line: string): Item | undefined {
  const { quotes, mark, indent } = containerOf(line);
  if (mark === '') return undefined;
  const [, digits, delimiter = mark[0] ?? ''] = /^(\d+)([.)])/.exec(mark) ?? [];
  const columns = quotes.slice(quotes.lastIndexOf('>') + 1).length - (quotes.includes('>') ? 1 : 0);
  return {
    indent: Math.max(0, columns),
    width: indent.length,
    delimiter,
    ...(digits !== undefined && { number: Number(digits) }),
  };
}

/** Numbers count on from a line, for as long as the list goes; lists of ones alone stay so. */
export function renumbered(lines: string[], from: number): string[] {
  const open: (Item & { step: number })[] = [];
  const result = [...lines];
  let isCode = false;
  for (const [index, line] of lines.entries()) {
    if (/^[\s>]*(?:`{3}|~{3})/.test(line)) isCode = !isCode;
    const item = isCode ? undefined : itemOf(line);
    if (!item) {
      if (isCode || line.trim() === '' || /^\s/.test(line)) continue;
      if (index > from) return result;
      open.length = 0;
      continue;
    }
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) > item.indent) open.pop();
    const last = open.at(-1);
    const isNext = last?.indent === item.indent && last.delimiter === item.delimiter;
    let { number } = item;
    if (isNext && number !== undefined && last.number !== undefined && index >= from) {
      number = last.number + last.step;
      result[index] = line.replace(/\d+(?=[.)])/, String(number));
    }
    const step = isNext && number !== undefined && number === last.number ? 0 : 1;
    if (last?.indent === item.indent) open.pop();
    open.push({ ...item, ...(number !== undefined && { number }), step });
  }
  return result;
}

/** The lines of a text with others in the place of some, as the smallest edit. */
export function editOfLines(text: string, lines: string[], caret: { start: number; end: number }): Edit {
  return editBetween(text, lines.join('\n'), caret);
}
