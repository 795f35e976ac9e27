export type Selected = { text: string; start: number; end: number };

export type Edit = { from: number; to: number; insert: string; start: number; end: number };

export type Command = (selected: Selected) => Edit;

/** The selection without the white space at its ends: a mark beside a space is none in Markdown. */
export function trimmed({ text, start, end }: Selected): Selected {
  const inner = text.slice(start, end);
  if (inner.trim() === '') return { text, start, end };
  return {
    text,
    start: start + inner.length - inner.trimStart().length,
    end: end - (inner.length - inner.trimEnd().length),
  };
}

export function linesAround({ text, start, end }: Selected): { from: number; to: number } {
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const next = text.indexOf('\n', last);
  return { from: text.slice(0, start).lastIndexOf('\n') + 1, to: next === -1 ? text.length : next };
}

export const linePrefix = (line: string): string =>
  /^\s*(?:> ?\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)?(?:#{1,6}\s+)?/.exec(line)?.[0] ?? '';
