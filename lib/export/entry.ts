/** A file of an export. */
export type Entry = {
  /** With `/` between folders. */
  path: string;
  /** Of what is in it, never of now: two exports of one content are the same. */
  modifiedAt: Date;
  /** Whole, or a piece at a time. */
  content: Buffer | AsyncIterable<Buffer>;
  /** Pictures are compressed already. */
  isCompressed?: boolean;
};

/** Where no content says when it was written: the first moment that a zip can name. */
export const NO_DATE = new Date('1980-01-01T00:00:00Z');

export const textEntry = (path: string, text: string, modifiedAt = NO_DATE): Entry => ({
  path,
  modifiedAt,
  content: Buffer.from(text),
});

export const jsonEntry = (path: string, value: unknown): Entry =>
  textEntry(path, `${JSON.stringify(value, null, 2)}\n`);

/** Bytes that are gathered before they are written. */
const PIECE = 64 * 1024;

export const linesEntry = (path: string, values: AsyncIterable<unknown> | Iterable<unknown>): Entry => ({
  path,
  modifiedAt: NO_DATE,
  content: inPieces(values),
});

/** JSON Lines (https://jsonlines.org). */
async function* inPieces(values: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const value of values) {
    text += `${JSON.stringify(value)}\n`;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
