import 'server-only';
import { open, type FileHandle } from 'node:fs/promises';
import { dropRest } from '@/lib/read-bytes';
import { fail, ok, type Result } from '@/lib/result';
import { formatOf, HEAD_BYTES } from './file-format';
import { partOf, readUpload, removeUpload } from './uploads';
import type { UploadProblem } from './upload-problems';

type Part = { id: string; index: number; offset: number; body: ReadableStream<Uint8Array> | null };

/**
 * Some more of a file, from where it begins in it: what came of a part that was cut off stays, and the same part once
 * more writes the same bytes in the same place, also when two windows send one file at once.
 * @returns bytes of the file that are here
 */
export async function writePart({ id, index, offset, body }: Part): Promise<Result<number, UploadProblem>> {
  const file = (await readUpload(id))?.files[index];
  if (!file) return fail('gone');
  // A gap would look like a whole file.
  if (offset > file.received || file.received === file.size || body === null) return ok(file.received);
  const problem = await writeFrom(partOf(id, index), offset, file.size - offset, body);
  if (problem) return fail(problem);
  const received = (await readUpload(id))?.files[index]!.received;
  if (received === undefined) return fail('gone');
  // Not only once gigabytes have come.
  const isTold = offset === 0 && (received >= HEAD_BYTES || received === file.size);
  const told = isTold ? formatOf(await headOf(partOf(id, index))) : null;
  if (!told || 'format' in told) return ok(received);
  await removeUpload(id);
  return fail(told.problem);
}

async function writeFrom(
  file: string,
  start: number,
  most: number,
  body: ReadableStream<Uint8Array>,
): Promise<UploadProblem | null> {
  const reader = body.getReader();
  const handle = await open(file, 'r+').catch(() => null);
  if (!handle) return 'gone';
  try {
    let at = start;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (at + read.value.length > start + most) throw new TooLongError();
      await writeAll(handle, read.value, at);
      at += read.value.length;
    }
    return null;
  } catch (error) {
    void dropRest(reader);
    return problemOfWriting(error);
  } finally {
    await handle.close();
  }
}

/** Nearly full disks take some of it. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, start: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await handle.write(bytes, done, bytes.length - done, start + done)).bytesWritten;
}

/** What is longer than it said is no part of that file. */
class TooLongError extends Error {}

export function problemOfWriting(error: unknown): UploadProblem {
  if (error instanceof TooLongError) return 'too-large';
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'no-room';
  if (code === 'ENOENT') return 'gone';
  if (['EACCES', 'EPERM', 'EROFS', 'EIO'].includes(code)) throw error;
  return 'cut';
}

export async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
