/** Unicode sets this code point aside for use within a program. */
const FILLER = '\ufdde';

const fence = /^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})([^\n]*)$/;
const listItem = /^[ \t]{0,8}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const indented = /^(?: {4}| {0,3}\t)/;

/**
 * The text with each character of code replaced, line breaks aside: what is found in it stands outside of code, at the
 * same place. It reads line by line in one pass, so that no text makes it slow; CommonMark's corners it only guesses.
 */
export function maskCode(text: string): string {
  const lines = text.split('\n');
  const kinds = kindsOf(lines);
  const parts: string[] = [];
  let paragraph: string[] = [];
  const finish = (): void => {
    if (paragraph.length > 0) parts.push(maskSpans(paragraph.join('\n')));
    paragraph = [];
  };
  lines.forEach((line, index) => {
    if (kinds[index] === 'text' && line.trim() !== '') {
      paragraph.push(line);
      return;
    }
    finish();
    parts.push(kinds[index] === 'text' ? line : FILLER.repeat(line.length));
  });
  finish();
  return parts.join('\n');
}

/** Whether the place is in code, as `maskCode` has it. */
export const isMasked = (masked: string, at: number): boolean => masked[at] === FILLER;

function kindsOf(lines: string[]): ('text' | 'code')[] {
  let open: { mark: string; quoted: boolean } | null = null;
  let isInList = false;
  let isAfterBlank = true;
  let isInCode = false;
  return lines.map((line) => {
    // A longer line is no fence, and looking for one would cost more than it is worth.
    const [, mark = '', info = ''] = line.length < 2000 ? (fence.exec(line) ?? []) : [];
    if (open) {
      const isLeft = open.quoted && !/^\s*>/.test(line);
      const isEnd = mark.startsWith(open.mark) && info.trim() === '';
      if (isEnd || isLeft) open = null;
      if (!isLeft) return 'code';
    }
    if (mark !== '' && !(mark.startsWith('`') && info.includes('`'))) {
      open = { mark, quoted: /^\s*>/.test(line) };
      return 'code';
    }
    const isBlank = line.trim() === '';
    if (listItem.test(line)) isInList = true;
    else if (isAfterBlank && !isBlank && !/^[ \t]/.test(line)) isInList = false;
    isInCode = !isBlank && !isInList && indented.test(line) && (isAfterBlank || isInCode);
    isAfterBlank = isBlank;
    return isInCode ? 'code' : 'text';
  });
}

/** `code` in one paragraph: a run of backticks ends at the next one of its length. */
function maskSpans(text: string): string {
  if (!text.includes('`')) return text;
  const runs = [...text.matchAll(/`+/g)].map(({ 0: run, index }) => ({ at: index, length: run.length }));
  const byLength = new Map<number, number[]>();
  for (const { at, length } of runs.toReversed()) {
    const places = byLength.get(length);
    if (places) places.push(at);
    else byLength.set(length, [at]);
  }
  let masked = '';
  let end = 0;
  for (const { at, length } of runs) {
    if (at < end || text[at - 1] === '\\') continue;
    // The last of them is the next.
    const places = byLength.get(length)!;
    while (places.length > 0 && places.at(-1)! <= at) places.pop();
    const close = places.at(-1);
    if (close === undefined) continue;
    masked += text.slice(end, at) + text.slice(at, close + length).replace(/[^\n]/g, FILLER);
    end = close + length;
  }
  return masked + text.slice(end);
}
