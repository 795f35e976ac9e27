import { linesAround, type Command } from './selected';

export const heading: Command = ({ text, start }) => {
  const { from, to } = linesAround({ text, start, end: start });
  const [, before = '', marks = '', title = ''] =
    /^(\s*(?:> ?\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(?:(#{1,6})(?:\s+|$))?(.*)$/.exec(text.slice(from, to)) ??
    [];
  const level = marks.length === 0 ? 2 : marks.length >= 4 ? 0 : marks.length + 1;
  const insert = before + (level ? `${'#'.repeat(level)} ${title}` : title);
  return { from, to, insert, start: from + insert.length, end: from + insert.length };
};
