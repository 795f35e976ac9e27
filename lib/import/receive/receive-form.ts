import 'server-only';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { MAX_IMPORT_BYTES } from '@/lib/body-length';
import { dropRest } from '@/lib/read-bytes';
import { finishUpload, type Finished } from './finish-upload';
import { describeUpload, hasRoomFor, makeFolder, MAX_FILES, partOf, removeUpload } from './uploads';
import { problemOfWriting } from './write-part';

type Arrived = { name: string; size: number; modifiedAt: number };

const limits = { fileSize: MAX_IMPORT_BYTES, files: MAX_FILES, fields: 0 };

/** A form without scripts: whole files, written as they come. */
export async function receiveForm(request: Request): Promise<Finished> {
  if (!(await hasRoomFor(Number(request.headers.get('content-length') ?? 0)))) {
    if (request.body) await dropRest(request.body.getReader());
    return { problem: 'no-room' };
  }
  const id = await makeFolder();
  const told = await writeForm(request, id).catch((error: unknown) => ({ problem: problemOfWriting(error) }));
  if ('problem' in told) {
    await removeUpload(id);
    return told;
  }
  await describeUpload(id, { files: told.files, isWhole: false });
  return finishUpload(id);
}

async function writeForm(
  request: Request,
  id: string,
): Promise<{ files: Arrived[] } | { problem: 'none' | 'too-many' | 'too-large' }> {
  const files: Arrived[] = [];
  const writing: Promise<void>[] = [];
  let isCut = false;
  let areTooMany = false;
  const busboy = new Busboy({
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    limits,
  });
  busboy.on('filesLimit', () => (areTooMany = true));
  busboy.on('file', (_field, stream: BusboyFileStream, name = '') => {
    // A field in which nothing was chosen.
    if (name === '') return void stream.resume();
    const file = { name: name.replaceAll('\0', ''), size: 0, modifiedAt: 0 };
    const index = files.push(file) - 1;
    stream.on('limit', () => (isCut = true));
    stream.on('data', (chunk: Buffer) => (file.size += chunk.length));
    const written = pipeline(stream, createWriteStream(partOf(id, index), { flags: 'wx', mode: 0o600 }));
    // The form itself fails of it, too; a stream that nobody reads would hold up the rest.
    written.catch((error: unknown) => busboy.destroy(error as Error));
    writing.push(written);
  });
  await pipeline(Readable.fromWeb(request.body as ReadableStream), busboy);
  await Promise.all(writing);
  if (areTooMany) return { problem: 'too-many' };
  if (isCut) return { problem: 'too-large' };
  return files.length === 0 ? { problem: 'none' } : { files };
}
