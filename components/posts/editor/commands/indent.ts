import { containerOf } from './container';
import { editOfLines, itemOf, renumbered } from './list-lines';
import { isFenced } from './in-code';
import type { Edit, Selected } from './selected';

/** One list further in, under the item before; undefined where there is no list, or nothing to lie under. */
export const indent = (selected: Selected): Edit | undefined =>
  shifted(selected, (lines, row) => {
    const item = itemOf(lines[row] ?? '');
    const before = siblingBefore(lines, row, item?.indent ?? 0);
    return before?.width ?? 0;
  });

/** One list further out. */
export const outdent = (selected: Selected): Edit | undefined =>
  shifted(selected, (lines, row) => {
    const own = itemOf(lines[row] ?? '')?.indent ?? 0;
    for (let index = row - 1; index >= 0; index -= 1) {
      const item = itemOf(lines[index] ?? '');
      if (item && item.indent < own) return item.indent - own;
      if (isEnd(lines[index] ?? '')) break;
    }
    return -own;
  });

/** Whether Tab belongs to the list that the caret is in. */
export function isInList({ text, start }: Selected): boolean {
  const lines = text.slice(0, start).split('\n');
  const row = text.slice(start).split('\n', 1)[0] ?? '';
  const head = lines.pop() ?? '';
  return itemOf(head + row) !== undefined && !isFenced(lines);
}

function shifted(selected: Selected, widthOf: (lines: string[], row: number) => number): Edit | undefined {
  const { text, start, end } = selected;
  const lines = text.split('\n');
  const first = text.slice(0, start).split('\n').length - 1;
  const last =
    first + text.slice(start, Math.max(start, text[end - 1] === '\n' ? end - 1 : end)).split('\n').length - 1;
  if (!itemOf(lines[first] ?? '')) return undefined;
  const width = widthOf(lines, first);
  if (width === 0) return undefined;
  const moved = lines.map((line, row) =>
    row < first || row > last || line.trim() === '' ? line : moveLine(line, width),
  );
  moved[first] = withMark(moved, first);
  const numbered = renumbered(moved, first);
  const place = (offset: number) => {
    const row = text.slice(0, offset).split('\n').length - 1;
    const column = offset - (row === 0 ? 0 : lines.slice(0, row).join('\n').length + 1);
    const grown = (numbered[row] ?? '').length - (lines[row] ?? '').length;
    const lineStart = row === 0 ? 0 : numbered.slice(0, row).join('\n').length + 1;
    return lineStart + Math.max(0, column + grown);
  };
  return editOfLines(text, numbered, { start: place(start), end: place(end) });
}

function moveLine(line: string, width: number): string {
  const { quotes } = containerOf(line);
  const before = /^(?:\s*>)*(?: (?=\s*\S))?/.exec(quotes.includes('>') ? quotes : '')?.[0] ?? '';
  const rest = line.slice(before.length);
  return (
    before +
    (width > 0
      ? ' '.repeat(width) + rest
      : rest.slice(Math.min(-width, rest.length - rest.trimStart().length)))
  );
}

/** An item takes on the kind of the list that it comes into; the first of a list in a list begins at one. */
function withMark(lines: string[], row: number): string {
  const line = lines[row] ?? '';
  const item = itemOf(line);
  if (!item) return line;
  const before = siblingBefore(lines, row, item.indent);
  if (!before) return line.replace(/\d+(?=[.)])/, '1');
  if (before.delimiter === item.delimiter) return line;
  const { quotes } = containerOf(line);
  const mark = before.number === undefined ? before.delimiter : `${before.number + 1}${before.delimiter}`;
  return quotes + line.slice(quotes.length).replace(/^(?:[-*+]|\d+[.)])/, mark);
}

function siblingBefore(lines: string[], row: number, indentation: number) {
  for (let index = row - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    const item = itemOf(line);
    if (item && item.indent <= indentation) return item.indent === indentation ? item : undefined;
    if (!item && isEnd(line)) return undefined;
  }
  return undefined;
}

const isEnd = (line: string): boolean =>
  line.trim() !== '' && !/^\s/.test(line) && !itemOf(line) && !line.startsWith('>');
