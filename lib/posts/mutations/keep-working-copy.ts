import 'server-only';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { posts, workingCopies } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { FormValues } from '@/lib/form-state';
import { lockPost } from '@/lib/posts/mutations/lock-post';
import type { Editor } from '@/lib/posts/working-copy';
import { getStoredText } from '@/lib/posts/queries/stored-text';
import { isKeptBy, isNewCopy } from '@/lib/posts/queries/working-copies';
import { fail, ok, type Result } from '@/lib/result';

/** @property basis the post's version that the text was written upon. @property key of a post that is not there yet */
export type CopyTarget = { id: number; basis: number } | { key: string };

/** Beyond all that an editor sends. */
export const MAX_SEQUENCE = 2_147_483_647;

type Text = { body: string; fields: FormValues };
export type KeptCopy = { copy: number; keptAt: Date };

/**
 * What an editor holds, as it stands; readers see nothing of it, and it is no revision. Text that is the post's own
 * again leaves no copy. `stale`, and nothing kept, when another editor kept or saved something since.
 * @throws {NotFoundError} when there is no such post or the actor may not write posts
 */
export async function keepWorkingCopy(
  actor: Actor,
  target: CopyTarget,
  editor: Editor,
  written: Text,
  executor: Executor = db,
): Promise<Result<KeptCopy, 'stale'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const text = wellFormed(written);
  return executor.transaction(async (tx) => {
    if ('key' in target) return keepOfNone(tx, target.key, editor, text);
    const post = await lockPost(tx, target.id);
    const found = eq(workingCopies.postId, target.id);
    const isThere = (await tx.$count(workingCopies, found)) > 0;
    if (!isThere && post.version !== target.basis) return fail('stale');
    // It was discarded: what was under way then must not bring it back.
    if (!isThere && editor.copy !== 0) return fail('stale');
    if (await isStoredText(tx, target, text, post.version)) {
      const dropped = await dropWorkingCopy(tx, target.id, editor);
      return dropped ? ok({ copy: 0, keptAt: new Date() }) : fail('stale');
    }
    return isThere
      ? replace(tx, found, editor, { ...text, basis: target.basis })
      : insert(tx, editor, { ...text, basis: target.basis, postId: target.id });
  });
}

/** PostgreSQL takes no half of a character in JSON. */
const wellFormed = ({ body, fields }: Text): Text => ({
  body: body.toWellFormed(),
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.toWellFormed()])),
});

/** Whether the copy of a post, if there is one, is what this editor knows or kept itself. */
export async function isOwnCopy(tx: Executor, postId: number, editor: Editor): Promise<boolean> {
  const others = and(eq(workingCopies.postId, postId), sql`not ${isKeptBy(editor)}`);
  return (await tx.$count(workingCopies, others)) === 0;
}

/** @returns false, and nothing dropped, when it is another editor's. */
export async function dropWorkingCopy(tx: Executor, postId: number, editor: Editor): Promise<boolean> {
  if (!(await isOwnCopy(tx, postId, editor))) return false;
  await tx.delete(workingCopies).where(eq(workingCopies.postId, postId));
  return true;
}

async function keepOfNone(
  tx: Executor,
  key: string,
  editor: Editor,
  text: Text,
): Promise<Result<KeptCopy, 'stale'>> {
  // One that arrives late must not bring back what became a post.
  if ((await tx.$count(posts, eq(posts.editorKey, editor.editorKey))) > 0) return fail('stale');
  const found = isNewCopy(key);
  if (editor.copy !== 0 && (await tx.$count(workingCopies, found)) === 0) return fail('stale');
  const inserted = await insert(tx, editor, { ...text, key });
  return inserted.ok ? inserted : replace(tx, found, editor, text);
}

const nextVersion = sql`nextval('working_copy_versions')`;

async function replace(
  tx: Executor,
  found: SQL | undefined,
  editor: Editor,
  changes: Partial<typeof workingCopies.$inferInsert>,
): Promise<Result<KeptCopy, 'stale'>> {
  const { editorKey, sequence } = editor;
  const [kept] = await tx
    .update(workingCopies)
    .set({ ...changes, editorKey, sequence, version: nextVersion })
    .where(and(found, isKeptBy(editor)))
    .returning({ copy: workingCopies.version, keptAt: workingCopies.updatedAt });
  return kept ? ok(kept) : fail('stale');
}

async function insert(
  tx: Executor,
  { editorKey, sequence }: Editor,
  values: Omit<typeof workingCopies.$inferInsert, 'editorKey' | 'sequence'>,
): Promise<Result<KeptCopy, 'stale'>> {
  const [kept] = await tx
    .insert(workingCopies)
    .values({ ...values, editorKey, sequence })
    .onConflictDoNothing()
    .returning({ copy: workingCopies.version, keptAt: workingCopies.updatedAt });
  return kept ? ok(kept) : fail('stale');
}

async function isStoredText(
  tx: Executor,
  { id, basis }: { id: number; basis: number },
  { body, fields }: Text,
  version: number,
): Promise<boolean> {
  const stored = basis === version ? await getStoredText(tx, id) : null;
  return (
    stored !== null &&
    stored.body === body &&
    Object.entries(fields).every(([name, value]) => stored.fields[name] === value)
  );
}
