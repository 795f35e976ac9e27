import { containerOf } from './container';
import { linesAround, type Edit, type Selected } from './selected';

const block = /\n|^(?:#{1,6} |>|[-*+] |\d{1,9}[.)] |```|\||---$|\$\$)/;
const item = /^(?:[-*+]|\d{1,9}[.)]) /;

/** Blocks get a line of their own, within the quote or the item they are put into; words stay in their sentence. */
export function placeBlock(selected: Selected, markdown: string): Edit {
  const { text, start, end } = selected;
  if (!block.test(markdown)) return inserted(start, end, markdown);
  const line = linesAround({ text, start, end: start });
  const head = text.slice(line.from, start);
  const { quotes, mark, indent } = containerOf(head);
  const isEmpty = head.length === quotes.length + mark.length;
  // A list that is put into an empty item takes its place.
  const from = isEmpty && mark !== '' && item.test(markdown) ? start - mark.length : start;
  const inner = from === start ? quotes + indent : quotes;
  const gap = `\n${inner.trimEnd()}\n${inner}`;
  const before = lineText(
    text
      .slice(0, Math.max(0, line.from - 1))
      .split('\n')
      .at(-1) ?? '',
  );
  const tail = linesAround({ text, start: end, end });
  const rest = text.slice(end, tail.to);
  const after = lineText(text.slice(tail.to + 1).split('\n', 1)[0] ?? '');
  const isContinued = (other: string) => other === '' || (item.test(markdown) && item.test(other));
  const opening = !isEmpty ? gap : mark === '' && !isContinued(before) ? `\n${inner}` : '';
  const closing = rest.trim() !== '' ? gap : isContinued(after) ? '' : `\n${inner.trimEnd()}`;
  const rows = markdown.split('\n').map((row, index) => (index === 0 ? row : `${inner}${row}`.trimEnd()));
  return inserted(from, end, opening + rows.join('\n'), closing);
}

const lineText = (line: string): string => line.slice(containerOf(line).quotes.length).trim();

function inserted(from: number, to: number, insert: string, closing = ''): Edit {
  const caret = from + insert.length;
  return { from, to, insert: insert + closing, start: caret, end: caret };
}
