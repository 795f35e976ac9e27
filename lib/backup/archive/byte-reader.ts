import { ArchiveError } from '@/lib/backup/archive/archive-error';

/** Takes bytes off a stream by number, without ever holding more than is asked for. */
export class ByteReader {
  private rest: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Buffer>;

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** @throws {ArchiveError} when there are fewer */
  async read(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = size; missing > 0;) {
      const part = await this.readSome(missing);
      missing -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  /** One to `limit` of them. @throws {ArchiveError} when there is none */
  async readSome(limit: number): Promise<Buffer> {
    if (await this.isAtEnd()) throw new ArchiveError('The archive is cut off: its end is missing.');
    const part = this.rest.subarray(0, limit);
    this.rest = this.rest.subarray(part.length);
    return part;
  }

  async isAtEnd(): Promise<boolean> {
    while (this.rest.length === 0) {
      const next = await this.source.next();
      if (next.done) return true;
      this.rest = next.value;
    }
    return false;
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }
}
