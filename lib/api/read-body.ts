import { ApiError } from '@/lib/api/api-error';

/** @param most bytes. @throws {ApiError} 413 as soon as it is known to be more */
export async function readBytes(request: Request, most: number): Promise<Buffer> {
  const tooLarge = new ApiError('too-large', {
    detail: `The body may have ${most.toLocaleString('en')} bytes.`,
  });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length;
    if (size > most) {
      void dropRest(reader!);
      throw tooLarge;
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

/** Broken off, the rest would stay on the wire, and the next request of the same connection wait behind it for ever. */
async function dropRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // Whoever sent it went away.
  }
}

/** Undefined for what is no JSON in UTF-8, which includes nothing at all. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
