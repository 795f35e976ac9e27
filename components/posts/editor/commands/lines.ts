import { linesAround, type Command, type Selected } from './selected';

const container = /^(?:\s*> ?)*\s*/;
const itemMark = /^(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\](?:\s+|$))?/;

export const list = (markOf: (index: number) => string, mark: RegExp): Command =>
  inLines((rows) => {
    const isItem = (row: string) => mark.test(row.replace(container, ''));
    const areItems = areAll(rows, isItem);
    let count = 0;
    return rows.map((row) => {
      if (!isText(row) && rows.length > 1) return row;
      const before = container.exec(row)?.[0] ?? '';
      const text = row.slice(before.length).replace(itemMark, '');
      return before + (areItems ? '' : markOf(count++)) + text;
    });
  });

export const quote: Command = inLines((rows) => {
  const areQuoted = areAll(rows, (row) => /^\s*>/.test(row));
  const quoted = (row: string) => (isText(row) || rows.length === 1 ? `> ${row}` : '>');
  return rows.map((row) => (areQuoted ? row.replace(/^(\s*)> ?/, '$1') : quoted(row)));
});

function inLines(change: (rows: string[]) => string[]): Command {
  return (selected: Selected) => {
    const { text } = selected;
    const { from, to } = linesAround(selected);
    const rows = text.slice(from, to).split('\n');
    const block = change(rows).join('\n');
    // The next line would belong to the last item or to the quote.
    const next = text.slice(to + 1).split('\n', 1)[0] ?? '';
    const isOpen = block.length > rows.join('\n').length && isText(next) && container.exec(next)?.[0] === '';
    const isApart = !isOpen || itemMark.test(next);
    const end = from + block.length;
    return { from, to, insert: block + (isApart ? '' : '\n'), start: rows.length > 1 ? from : end, end };
  };
}

const areAll = (rows: string[], test: (row: string) => boolean): boolean =>
  rows.some(isText) && rows.filter(isText).every(test);

const isText = (row: string): boolean => row.trim() !== '';
