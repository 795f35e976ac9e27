import { canBeEmphasis } from './flanking';
import { linePrefix, trimmed, type Command, type Edit, type Selected } from './selected';

type Kind = { stars: 1 | 2; tag: 'em' | 'strong' };

type Marked = Selected & { stars: number; tagged: boolean };

/** Several lines get marks of their own; where Markdown's would not be read as marks, HTML's element stands in. */
export const emphasis =
  (kind: Kind): Command =>
  (selected) => {
    if (!selected.text.slice(selected.start, selected.end).includes('\n')) return inOneLine(kind, selected);
    const parts = partsByLine(selected).map((part) => lookAround(part, kind));
    const areAllMarked = parts.every((part) => isMarked(part, kind));
    const edits = parts
      .filter((part) => isMarked(part, kind) === areAllMarked)
      .map((part) => (areAllMarked ? without(part, kind) : withMark(part, kind)));
    return joined(selected, edits);
  };

function inOneLine(kind: Kind, selected: Selected): Edit {
  const part = lookAround(trimmed(selected), kind);
  return isMarked(part, kind) ? without(part, kind) : withMark(part, kind);
}

export function partsByLine({ text, start, end }: Selected): Selected[] {
  const parts: Selected[] = [];
  let position = start;
  for (const line of text.slice(start, end).split('\n')) {
    const isWhole = position === 0 || text[position - 1] === '\n';
    const prefix = isWhole ? linePrefix(line).length : 0;
    const rest = line.slice(prefix);
    if (rest.trim() !== '' && !/^\s*(?:\||```|~~~)/.test(rest))
      parts.push(trimmed({ text, start: position + prefix, end: position + line.length }));
    position += line.length + 1;
  }
  return parts;
}

function lookAround({ text, start, end }: Selected, { tag }: Kind): Marked {
  const inside = /^(\*{1,3})([^*](?:[^]*[^*])?)\1$/.exec(text.slice(start, end));
  const stars = inside?.[1]?.length ?? 0;
  const inner = { text, start: start + stars, end: end - stars };
  const left = /\*{0,3}$/.exec(text.slice(Math.max(0, inner.start - 3), inner.start))?.[0].length ?? 0;
  const right = /^\*{0,3}/.exec(text.slice(inner.end, inner.end + 3))?.[0].length ?? 0;
  const tagged =
    text.slice(0, start).endsWith(`<${tag}>`) && text.slice(end, end + tag.length + 3) === `</${tag}>`;
  return { ...inner, stars: Math.min(left, right), tagged };
}

const isMarked = ({ stars, tagged }: Marked, { stars: needed }: Kind): boolean =>
  tagged || (needed === 2 ? stars >= 2 : stars % 2 === 1);

function without({ text, start, end, tagged }: Marked, { stars, tag }: Kind): Edit {
  const [before, after] = tagged ? [tag.length + 2, tag.length + 3] : [stars, stars];
  const from = start - before;
  return { from, to: end + after, insert: text.slice(start, end), start: from, end: from + end - start };
}

function withMark({ text, start, end, stars: around }: Marked, { stars, tag }: Kind): Edit {
  const inner = text.slice(start, end);
  const outer = { start: start - around, end: end + around };
  const isPlain = inner === '' || (!inner.includes('*') && canBeEmphasis(text, { start, end }, outer));
  const open = isPlain ? '*'.repeat(stars) : `<${tag}>`;
  const close = isPlain ? open : `</${tag}>`;
  const at = start + open.length;
  return { from: start, to: end, insert: open + inner + close, start: at, end: at + inner.length };
}

/** Several edits as one, so that one Undo takes them back. */
export function joined({ text, start, end }: Selected, edits: Edit[]): Edit {
  const from = Math.min(start, ...edits.map((edit) => edit.from));
  const to = Math.max(end, ...edits.map((edit) => edit.to));
  let [insert, position] = ['', from];
  for (const edit of edits) {
    insert += text.slice(position, edit.from) + edit.insert;
    position = edit.to;
  }
  insert += text.slice(position, to);
  return { from, to, insert, start: from, end: from + insert.length };
}
