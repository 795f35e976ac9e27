import 'server-only';
import { eq } from 'drizzle-orm';
import { workingCopies } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { FormValues } from '@/lib/form-state';
import { draftedText, keepFirstRevision, keepRevisionOf } from '@/lib/posts/mutations/keep-revision';
import { isOwnCopy, MAX_SEQUENCE } from '@/lib/posts/mutations/keep-working-copy';
import { lockPost } from '@/lib/posts/mutations/lock-post';
import { isNewCopy, readWorkingCopy } from '@/lib/posts/queries/working-copies';
import type { Editor } from '@/lib/posts/working-copy';
import { fail, ok, type Result } from '@/lib/result';

/** What it said stays a revision. `stale` when another editor kept something since. @throws {NotFoundError} */
export async function discardWorkingCopy(
  actor: Actor,
  postId: number,
  { copy: version, editorKey }: Pick<Editor, 'copy' | 'editorKey'>,
): Promise<Result<null, 'stale'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const post = await lockPost(tx, postId);
    // Its own editor may have kept more while the button was pressed.
    const editor = { copy: version, editorKey, sequence: MAX_SEQUENCE };
    if (!(await isOwnCopy(tx, postId, editor))) return fail('stale');
    await setCopyAside(tx, actor, post);
    return ok(null);
  });
}

/** In a transaction that holds the post: its working copy, if there is one, becomes a revision. */
export async function setCopyAside(
  tx: Executor,
  actor: Actor,
  { id, version }: { id: number; version: number },
): Promise<void> {
  const copy = await readWorkingCopy(id, tx);
  if (!copy) return;
  await keepFirstRevision(tx, id);
  await keepRevisionOf(tx, actor, id, 'drafted', { ...draftedText(copy), version });
  await tx.delete(workingCopies).where(eq(workingCopies.postId, id));
}

/** @returns what it said. @throws {NotFoundError} when there is none or the actor may not write posts */
export async function discardNewWorkingCopy(actor: Actor, key: string): Promise<FormValues> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const [copy] = await db
    .delete(workingCopies)
    .where(isNewCopy(key))
    .returning({ body: workingCopies.body, fields: workingCopies.fields });
  if (!copy) throw new NotFoundError();
  return { ...copy.fields, body: copy.body };
}
