/** Two code points that Unicode sets aside for use within a program stand around the number of what is kept. */
const [OPEN, CLOSE] = ['\ufdd0', '\ufdd1'];

/** Pieces of a text that no later step may look into: code, scripts. */
export class Kept {
  private readonly pieces: string[] = [];

  /** @param isBlock it ends the paragraph that it stands in */
  put(piece: string, isBlock: boolean): string {
    this.pieces.push(piece);
    const mark = `${OPEN}${this.pieces.length - 1}${CLOSE}`;
    return isBlock ? `\n\n${mark}\n\n` : mark;
  }

  /** Pieces may have been put into each other. */
  back(text: string): string {
    let result = text;
    for (let turn = 0; turn < 5 && result.includes(OPEN); turn += 1)
      result = result.replace(/\ufdd0(\d+)\ufdd1/g, (_, index: string) => this.pieces[Number(index)] ?? '');
    return result;
  }
}

export const withoutMarks = (text: string): string => text.replace(/[\ufdd0\ufdd1]/g, '');

/** A paragraph of nothing else. */
export const isKeptBlock = (text: string): boolean => /^\s*\ufdd0\d+\ufdd1\s*$/.test(text);

/** Each `<name …>…</name>`, the whole of it. Its time grows with the text alone, whatever is left unclosed. */
export function replaceElements(
  text: string,
  names: string,
  replace: (piece: string, name: string) => string,
): string {
  const lower = text.toLowerCase();
  const withoutEnd = new Set<string>();
  const opening = new RegExp(`<(${names})(?=[\\s/>])[^<>]*>`, 'gi');
  let result = '';
  let from = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const name = match[1]!.toLowerCase();
    if (withoutEnd.has(name)) continue;
    const end = lower.indexOf(`</${name}`, opening.lastIndex);
    const close = end === -1 ? -1 : lower.indexOf('>', end);
    if (close === -1) {
      withoutEnd.add(name);
      continue;
    }
    result += text.slice(from, match.index) + replace(text.slice(match.index, close + 1), name);
    from = close + 1;
    opening.lastIndex = from;
  }
  return result + text.slice(from);
}

/** Each `<!-- … -->`. */
export function replaceComments(text: string, replace: (comment: string) => string): string {
  let result = '';
  let from = 0;
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', start);
    if (end === -1) break;
    result += text.slice(from, start) + replace(text.slice(start, end + 3));
    from = end + 3;
  }
  return result + text.slice(from);
}
