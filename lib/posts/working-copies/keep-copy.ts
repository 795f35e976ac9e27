import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { NotFoundError } from '@/lib/errors';
import type { FormValues } from '@/lib/form-state';
import { answerJson } from '@/lib/handler';
import { answerStale } from '@/lib/posts/merge/answer-stale';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { KeepCopySchema } from '@/lib/posts/working-copies/validation';

/** 409 where another editor kept or saved something, with both texts as one where they can be; 404 without the post. */
export async function answerKeepCopy(request: Request, actor: Actor): Promise<Response> {
  const parsed = KeepCopySchema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return answerJson(null, 422);
  const { id, key = '', basis, values, before, ...editor } = parsed.data;
  try {
    const kept = await keepWorkingCopy(actor, id ? { id, basis } : { key }, editor, values);
    if (kept.ok) return answerJson(kept.value);
    const sent = { version: basis, editor, values: flat(values), base: before && flat(before) };
    const stale = id ? await answerStale(actor, { id, ...sent }) : null;
    const merged = stale?.status === 'merged' ? stale.values : undefined;
    return answerJson({ merged, needsBefore: editor.copy !== 0 && !before }, 409);
  } catch (error) {
    if (error instanceof NotFoundError) return answerJson(null, 404);
    throw error;
  }
}

const flat = ({ body, fields }: { body: string; fields: FormValues }): FormValues => ({ ...fields, body });
