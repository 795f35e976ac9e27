import 'server-only';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import type { Actor } from '@/lib/access/actor';
import { MAX_IMAGE_BYTES } from '@/lib/body-length';
import { dropFinishedPages } from '@/lib/content-changed';
import { NotFoundError } from '@/lib/errors';
import { IdSchema } from '@/lib/fields';
import { replacePicture } from '@/lib/media/mutations/replace-picture';
import { storeImage } from '@/lib/media/mutations/store-image';
import { uploadedPath } from '@/lib/media/library-filter';
import type { UploadProblem } from '@/lib/media/upload-problems';
import { fail } from '@/lib/result';
import { renewRenderings } from '@/lib/posts/mutations/renew-renderings';

type SentFile = { name: string; bytes: Buffer | null };
type SentForm = { files: SentFile[]; fields: Record<string, string> };

const limits = { fileSize: MAX_IMAGE_BYTES, files: 20, fields: 5, fieldSize: 100 };

/** A form without scripts: its files are stored, or one replaces a picture. @returns the page that tells what became of them */
export async function receiveForm(request: Request, actor: Actor): Promise<string> {
  // Cut off, or no form after all: nothing of it is stored.
  const form = await readForm(request).catch(() => null);
  if (!form) return '/admin/media';
  const { files, fields } = form;
  const id = IdSchema.safeParse(fields.replaces).data;
  const added: number[] = [];
  const refused: [string, UploadProblem][] = [];
  for (const file of files) {
    const taken = id ? await replace(actor, id, Number(fields.edition), file) : await store(actor, file);
    if (typeof taken === 'number') added.push(taken);
    else refused.push([file.name, taken]);
  }
  if (!id) return uploadedPath(added, refused);
  const [first] = refused;
  return first
    ? `/admin/media/${id}?refused=${encodeURIComponent(`${first[1]} ${first[0]}`)}`
    : `/admin/media/${id}?replaced=1`;
}

async function store(actor: Actor, { name, bytes }: SentFile): Promise<number | UploadProblem> {
  if (!bytes) return 'too-large';
  const stored = await storeImage(actor, bytes, { sourceName: name });
  return stored.ok ? stored.value.id : stored.code;
}

async function replace(
  actor: Actor,
  id: number,
  edition: number,
  { name, bytes }: SentFile,
): Promise<number | UploadProblem> {
  if (!bytes) return 'too-large';
  const replaced = await replacePicture(actor, id, edition, { bytes, sourceName: name }).catch(staleIfGone);
  if (!replaced.ok) return replaced.code;
  await renewRenderings();
  dropFinishedPages();
  return id;
}

function staleIfGone(error: unknown) {
  if (error instanceof NotFoundError) return fail('stale');
  throw error;
}

/** As it comes, so that each file is in memory once. A file that nobody chose is left out, one that is too large is null. */
async function readForm(request: Request): Promise<SentForm> {
  const form: SentForm = { files: [], fields: {} };
  const type = request.headers.get('content-type') ?? '';
  if (!request.body) return form;
  const busboy = new Busboy({ headers: { 'content-type': type }, limits });
  busboy.on('field', (name, value) => (form.fields[name] = value));
  busboy.on('file', (_field, stream, name = '') => keepFile(form.files, stream, name));
  await pipeline(Readable.fromWeb(request.body as ReadableStream), busboy);
  return form;
}

function keepFile(files: SentFile[], stream: BusboyFileStream, name: string): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  // The form itself fails of it, too; unheard, it would end the process.
  stream.on('error', () => {});
  stream.on('end', () => {
    if (name === '' && chunks.length === 0) return;
    files.push({ name: name.replaceAll('\0', ''), bytes: stream.truncated ? null : Buffer.concat(chunks) });
  });
}
