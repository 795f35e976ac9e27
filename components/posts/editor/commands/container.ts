/** What a line stands in: quotes, then an item of a list. */
export type Container = { quotes: string; mark: string; indent: string };

const pattern = /^((?:\s*>)*\s*)((?:[-*+]|\d{1,9}[.)])(?:\s+|$)(?:\[[ xX]\](?:\s+|$))?)?/;

/** @returns the quotes' marks, the item's mark (a task's box, too), and the spaces that later lines of the item need */
export function containerOf(line: string): Container {
  const [, quotes = '', mark = ''] = pattern.exec(line) ?? [];
  const width = /^\S+\s*/.exec(mark)?.[0].length ?? 0;
  return { quotes, mark, indent: ' '.repeat(width) };
}
