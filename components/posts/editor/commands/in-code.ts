/** Whether a position lies in a fenced block or between backticks, where no mark of Markdown means anything. */
export function isInCode(text: string, position: number): boolean {
  const before = text.slice(0, position).split('\n');
  const line = before.pop() ?? '';
  return isFenced(before) || isBetweenBackticks(line, text.slice(position).split('\n', 1)[0] ?? '');
}

/** Whether what follows these lines is still in a block that one of them opens. */
export function isFenced(lines: string[]): boolean {
  let fence = '';
  for (const line of lines) {
    const [, run = '', rest = ''] =
      /^(?:\s*>)*\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (run === '') continue;
    if (fence === '') fence = run.startsWith('`') && rest.includes('`') ? '' : run;
    else if (run.startsWith(fence) && rest.trim() === '') fence = '';
  }
  return fence !== '';
}

function isBetweenBackticks(before: string, after: string): boolean {
  let open = '';
  for (const [run] of before.matchAll(/(?<!\\)`+/g)) {
    if (open === '') open = run;
    else if (run === open) open = '';
  }
  return open !== '' && Array.from(after.matchAll(/`+/g), ([run]) => run).includes(open);
}
