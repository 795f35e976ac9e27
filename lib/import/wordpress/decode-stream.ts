import { ImportError } from '@/lib/import/import-error';

/** Bytes in which a file says how it is encoded. */
const START = 1024;

/** Chunks of a file as text, by its byte order mark, by how it begins, or by the encoding that it names. */
export async function* decodeStream(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let start: Buffer = Buffer.alloc(0);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < START) continue;
    decoder = decoderFor(start);
    yield decoder.decode(start, { stream: true });
  }
  decoder ??= decoderFor(start);
  if (start.length < START) yield decoder.decode(start, { stream: true });
  yield decoder.decode();
}

/** @throws {ImportError} for an encoding that nobody here knows */
function decoderFor(start: Buffer): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le');
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be');
  if (start[0] === 0x3c && start[1] === 0) return new TextDecoder('utf-16le');
  if (start[0] === 0 && start[1] === 0x3c) return new TextDecoder('utf-16be');
  const head = start.subarray(0, START).toString('latin1');
  const [, named = 'utf-8'] = /<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head) ?? [];
  // What could be read as plain letters up to here is not in it, whatever it says.
  if (/^(?:utf-?16|utf-?32|ucs)/i.test(named)) return new TextDecoder('utf-8');
  try {
    return new TextDecoder(named);
  } catch {
    throw new ImportError(`it is said to be encoded as "${named}", which cannot be read: save it as UTF-8`);
  }
}
