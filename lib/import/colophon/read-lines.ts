import type { Readable } from 'node:stream';

/** Letters of a line: a comment or a person is shorter by far. */
const MAX_LINE = 4_000_000;

/** The lines of a text in UTF-8, without holding more than one. One that is too long is null. */
export async function* readLines(stream: Readable): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let rest = '';
  let isTooLong = false;
  for await (const chunk of stream) {
    rest += decoder.decode(chunk as Buffer, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield isTooLong || line.length > MAX_LINE ? null : line;
      isTooLong = false;
    }
    if (rest.length > MAX_LINE) [rest, isTooLong] = ['', true];
  }
  rest += decoder.decode();
  if (isTooLong) yield null;
  else if (rest !== '') yield rest;
}
