import { containerOf } from './container';
import { isFenced } from './in-code';
import { outdent } from './indent';
import { editOfLines, itemOf, renumbered } from './list-lines';
import type { Edit, Selected } from './selected';

/** What Enter does in a list or a quote; undefined elsewhere, where it is a line break. */
export function continueLine(selected: Selected): Edit | undefined {
  const { text, start, end } = selected;
  const above = text.slice(0, start).split('\n');
  const head = above.pop() ?? '';
  const tail = text.slice(end).split('\n', 1)[0] ?? '';
  const { quotes, mark } = containerOf(head);
  const prefix = quotes + mark;
  if ((mark === '' && !quotes.includes('>')) || isFenced(above)) return undefined;
  // A line across the page, and a mark that has no space behind it yet, are no items.
  if (/^\s*(?:[-*_]\s*){3,}$/.test(head + tail) || (mark !== '' && !/\s$/.test(prefix))) return undefined;
  if (head.length === prefix.length && tail.trim() === '' && start === end)
    return mark === '' ? endOfQuote(selected, head) : endOfList(selected, head);
  const next = quotes + nextMark(mark);
  const below = text
    .slice(end)
    .replace(/^[ \t]+/, '')
    .split('\n');
  const lines = [...above, head.trimEnd(), `${next}${below[0]}`, ...below.slice(1)];
  const row = above.length + 1;
  const numbered = itemOf(next)?.number === undefined ? lines : renumbered(lines, row);
  // The number may have another length than the one that was written first.
  const grown = (numbered[row] ?? '').length - (lines[row] ?? '').length;
  const caret = numbered.slice(0, row).join('\n').length + 1 + next.length + grown;
  return editOfLines(text, numbered, { start: caret, end: caret });
}

const nextMark = (mark: string): string =>
  mark.replace(/\[[xX]\]/, '[ ]').replace(/^\d+/, (digits) => String(Number(digits) + 1));

function endOfQuote({ start }: Selected, head: string): Edit {
  const from = start - head.length;
  const insert = head.replace(/>\s*$/, '');
  return { from, to: start, insert, start: from + insert.length, end: from + insert.length };
}

/** Within a list in a list, one list further out; else the text goes on behind the list. */
function endOfList(selected: Selected, head: string): Edit {
  const { quotes, mark } = containerOf(head);
  if ((itemOf(head)?.indent ?? 0) > 0) {
    const edit = outdent(selected);
    if (edit) return edit;
  }
  const from = selected.start - mark.length;
  const kept = quotes.includes('>') ? quotes : '';
  const lineStart = from - quotes.length;
  return {
    from: lineStart,
    to: selected.start,
    insert: kept,
    start: lineStart + kept.length,
    end: lineStart + kept.length,
  };
}
