import { ApiError } from '@/lib/api/api-error';
import { readBytes as readAtMost } from '@/lib/read-bytes';

/** @param most bytes. @throws {ApiError} 413 as soon as it is known to be more */
export async function readBytes(request: Request, most: number): Promise<Buffer> {
  const bytes = await readAtMost(request, most);
  if (bytes) return bytes;
  throw new ApiError('too-large', {
    detail: `The body may have ${most.toLocaleString('en')} bytes.`,
  });
}

/** Undefined for what is no JSON in UTF-8, which includes nothing at all. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
