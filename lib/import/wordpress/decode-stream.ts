import { isUtf8 } from 'node:buffer';
import { ImportError } from '@/lib/import/import-error';
import { guessEncoding } from '@/lib/import/wordpress/guess-encoding';

/** Bytes in which a file says how it is encoded. */
const START = 1024;

/**
 * Chunks of a file as text, by its byte order mark, by how it begins, or by the encoding that it names. What is no
 * UTF-8 though it says so, or says nothing, is read as what its bytes and its language make of it.
 * @param tell what of this the owner should know
 */
export async function* decodeStream(
  chunks: AsyncIterable<Buffer>,
  tell: (note: string) => void = () => undefined,
): AsyncGenerator<string> {
  let start: Buffer = Buffer.alloc(0);
  let decoder: Decoder | undefined;
  for await (const chunk of chunks) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < START) continue;
    decoder = decoderFor(start, tell);
    yield decoder.decode(start, { stream: true });
  }
  decoder ??= decoderFor(start, tell);
  if (start.length < START) yield decoder.decode(start, { stream: true });
  yield decoder.decode();
}

type Decoder = { decode: (bytes?: Buffer, options?: { stream: boolean }) => string };

/** @throws {ImportError} for an encoding that nobody here knows */
function decoderFor(start: Buffer, tell: (note: string) => void): Decoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le');
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be');
  if (start[0] === 0x3c && start[1] === 0) return new TextDecoder('utf-16le');
  if (start[0] === 0 && start[1] === 0x3c) return new TextDecoder('utf-16be');
  const head = start.subarray(0, START).toString('latin1');
  const [, named = 'utf-8'] = /<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head) ?? [];
  // What could be read as plain letters up to here is not in it, whatever it says.
  if (/^(?:utf-?8|utf-?16|utf-?32|ucs)/i.test(named)) return new DoubtfulDecoder(start, tell);
  try {
    return new TextDecoder(named);
  } catch {
    throw new ImportError(`it is said to be encoded as "${named}", which cannot be read: save it as UTF-8`);
  }
}

/** UTF-8 till it is none. */
class DoubtfulDecoder implements Decoder {
  private rest: Buffer = Buffer.alloc(0);
  private decoder: TextDecoder | null = null;
  /** Characters that only UTF-8 has were in it. */
  private isSure = false;
  private isFirst = true;

  constructor(
    private readonly start: Buffer,
    private readonly tell: (note: string) => void,
  ) {}

  decode(bytes: Buffer = Buffer.alloc(0), { stream } = { stream: false }): string {
    if (this.decoder) return this.decoder.decode(bytes, { stream });
    const all = this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : bytes;
    const whole = stream ? all.subarray(0, all.length - beginningAtEnd(all)) : all;
    this.rest = Buffer.from(all.subarray(whole.length));
    if (!isUtf8(whole)) return this.decideOn(all, stream);
    const text = new TextDecoder('utf-8', { ignoreBOM: !this.isFirst }).decode(whole);
    this.isFirst = false;
    this.isSure ||= text.length < whole.length;
    return text;
  }

  private decideOn(bytes: Buffer, stream: boolean): string {
    const encoding = this.isSure ? null : guessEncoding(bytes, this.start);
    this.tell(
      encoding
        ? `It is no UTF-8, whatever it says, and was read as ${encoding}.`
        : 'Some bytes in it are no UTF-8; "�" stands where they were.',
    );
    this.decoder = new TextDecoder(encoding ?? 'utf-8');
    return this.decoder.decode(bytes, { stream });
  }
}

/** Bytes at the end that begin a character which goes on in the next chunk. */
function beginningAtEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
