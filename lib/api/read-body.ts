import { ApiError } from '@/lib/api/api-error';

/** @param most bytes. @throws {ApiError} 413 as soon as it is known to be more */
export async function readBytes(request: Request, most: number): Promise<Buffer> {
  const tooLarge = new ApiError('too-large', {
    detail: `The body may have ${most.toLocaleString('en')} bytes.`,
  });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > most) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Undefined for what is no JSON in UTF-8, which includes nothing at all. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
