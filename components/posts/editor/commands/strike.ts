import { joined, partsByLine } from './emphasis';
import { canBeEmphasis } from './flanking';
import { trimmed, type Command, type Edit, type Selected } from './selected';

type Mark = [open: string, close: string];

const tildes: Mark = ['~~', '~~'];
const tags: Mark = ['<del>', '</del>'];

/** Struck through, a line at a time; HTML's element where tildes would not be read as marks. */
export const strike: Command = (selected) => {
  const isLines = selected.text.slice(selected.start, selected.end).includes('\n');
  const parts = isLines ? partsByLine(selected) : [trimmed(selected)];
  const areStruck = parts.every((part) => markOf(part) !== undefined);
  const edits = parts.flatMap((part) => {
    const mark = markOf(part);
    if (areStruck) return mark ? [without(part, mark)] : [];
    return mark ? [] : [withMark(part)];
  });
  return edits.length === 1 && edits[0] ? edits[0] : joined(selected, edits);
};

type Found = Mark & { isInside?: boolean };

function markOf({ text, start, end }: Selected): Found | undefined {
  const inner = text.slice(start, end);
  for (const [open, close] of [tildes, tags]) {
    if (text.slice(0, start).endsWith(open) && text.startsWith(close, end)) return [open, close];
    if (inner.length > open.length + close.length && inner.startsWith(open) && inner.endsWith(close))
      return Object.assign<Mark, { isInside: boolean }>([open, close], { isInside: true });
  }
  return undefined;
}

function without({ text, start, end }: Selected, { 0: open, 1: close, isInside }: Found): Edit {
  const from = isInside ? start : start - open.length;
  const to = isInside ? end : end + close.length;
  const insert = text.slice(from + open.length, to - close.length);
  return { from, to, insert, start: from, end: from + insert.length };
}

function withMark({ text, start, end }: Selected): Edit {
  const inner = text.slice(start, end);
  const isPlain = inner === '' || (!inner.includes('~') && canBeEmphasis(text, { start, end }));
  const [open, close] = isPlain ? tildes : tags;
  const at = start + open.length;
  return { from: start, to: end, insert: open + inner + close, start: at, end: at + inner.length };
}
