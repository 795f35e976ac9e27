import 'server-only';
import { answerJson } from '@/lib/handler';
import { waitingUploadPath } from '@/lib/paths';
import { z } from '@/lib/zod';
import { finishUpload } from './finish-upload';
import { isUploadId, openUpload, readUpload, type Upload } from './uploads';
import { sayUploadProblem, statusOf, type UploadProblem } from './upload-problems';
import { writePart } from './write-part';

const AskedSchema = z.union([
  z.object({
    files: z.array(
      z.object({
        name: z
          .string()
          .max(1000)
          .transform((name) => name.replaceAll('\0', '')),
        size: z.int().nonnegative(),
        modifiedAt: z.number(),
      }),
    ),
  }),
  z.object({ finish: z.string().refine(isUploadId) }),
]);

const PlaceSchema = z.object({
  id: z.string().refine(isUploadId),
  index: z.coerce.number().int().nonnegative(),
  offset: z.coerce.number().int().nonnegative(),
});

/** What a script asks for: beginning or going on, one part after the other, and the end. */
export async function receivePart(request: Request): Promise<Response> {
  if (request.headers.get('content-type') === 'application/json') return answerAsked(request);
  const place = PlaceSchema.safeParse({
    id: request.headers.get('upload-id'),
    index: request.headers.get('upload-file'),
    offset: request.headers.get('upload-offset'),
  });
  if (!place.success) return answerJson(null, 400);
  const name = (await readUpload(place.data.id))?.files[place.data.index]?.name;
  const written = await writePart({ ...place.data, body: request.body });
  return written.ok ? answerJson({ received: written.value }) : refuse(written.code, name);
}

async function answerAsked(request: Request): Promise<Response> {
  const asked = AskedSchema.safeParse(await request.json().catch(() => null));
  if (!asked.success) return answerJson(null, 400);
  if ('finish' in asked.data) {
    const finished = await finishUpload(asked.data.finish);
    return 'problem' in finished
      ? refuse(finished.problem, finished.name)
      : answerJson(viewOf(finished.upload), 201);
  }
  const { files } = asked.data;
  const opened = await openUpload(files);
  if (opened.ok) return answerJson(viewOf(opened.value), 201);
  const empty = opened.code === 'empty' ? files.find(({ size }) => size === 0) : undefined;
  return refuse(opened.code, empty?.name);
}

const viewOf = ({ id, files, isWhole }: Upload) => ({
  id,
  received: files.map(({ received }) => received),
  ...(isWhole && { path: waitingUploadPath(id) }),
});

const refuse = (problem: UploadProblem, name?: string): Response =>
  answerJson({ problem, message: sayUploadProblem(problem, name) }, statusOf[problem]);
