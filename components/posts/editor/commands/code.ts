import { linesAround, trimmed, type Command, type Edit, type Selected } from './selected';

export const code: Command = (selected) =>
  selected.text.slice(selected.start, selected.end).includes('\n')
    ? block(selected)
    : inline(trimmed(selected));

/** The lines that the selection touches as a block, with the caret where its language is written. */
export const codeBlock: Command = (selected) => {
  const { from, to } = linesAround(selected);
  return block({ ...selected, start: from, end: to });
};

function inline({ text, start, end }: Selected): Edit {
  const inner = text.slice(start, end);
  const left = /`*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const right = /^`*/.exec(text.slice(end))?.[0].length ?? 0;
  if (left > 0 && left === right && !inner.includes('`'.repeat(left))) {
    const from = start - left;
    return { from, to: end + right, insert: inner, start: from, end: from + inner.length };
  }
  const fence = '`'.repeat(longestRun(inner) + 1);
  // A space keeps a backtick at the edge apart from the fence, and is not shown.
  const space = /^`|`$/.test(inner) ? ' ' : '';
  const at = start + fence.length + space.length;
  return {
    from: start,
    to: end,
    insert: fence + space + inner + space + fence,
    start: at,
    end: at + inner.length,
  };
}

const fenceLine = /^\s*(?:> ?\s*)*(`{3,})[^`]*$/;

function block({ text, start, end }: Selected): Edit {
  const whole = linesAround({ text, start, end });
  // Part of a line becomes a block of its own; a fence in the middle of a line is none.
  const isFromStart = /^(?:\s*> ?)*\s*$/.test(text.slice(whole.from, start));
  const isToEnd = text.slice(end, whole.to).trim() === '';
  const from = isFromStart ? whole.from : start;
  const to = isToEnd ? whole.to : end;
  const rows = text.slice(from, to).split('\n');
  if (rows.length > 2 && fenceLine.test(rows[0] ?? '') && fenceLine.test(rows.at(-1) ?? '')) {
    const insert = rows.slice(1, -1).join('\n');
    return { from, to, insert, start: from, end: from + insert.length };
  }
  const prefix = isFromStart ? commonPrefix(rows) : '';
  const fence = prefix + '`'.repeat(Math.max(3, longestRun(rows.join('\n')) + 1));
  const opening = `${isFromStart ? '' : '\n'}${fence}`;
  const insert = `${opening}\n${rows.join('\n')}\n${fence}${isToEnd && to < text.length ? '' : '\n'}`;
  const caret = from + opening.length;
  return { from, to, insert, start: caret, end: caret };
}

function commonPrefix(rows: string[]): string {
  const prefixes = rows
    .filter((row) => row.trim() !== '')
    .map((row) => /^(?:\s*> ?)*\s*/.exec(row)?.[0] ?? '');
  return prefixes.reduce((common, prefix) => {
    let length = 0;
    while (length < common.length && common[length] === prefix[length]) length += 1;
    return common.slice(0, length);
  }, prefixes[0] ?? '');
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
