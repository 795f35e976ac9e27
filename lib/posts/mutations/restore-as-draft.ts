import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { setCopyAside } from '@/lib/posts/mutations/discard-working-copy';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { lockPost } from '@/lib/posts/mutations/lock-post';
import { getRevision } from '@/lib/posts/queries/revisions';
import { fail, ok, type Result } from '@/lib/result';

/**
 * The text of a revision lies on top of the post, and readers see nothing of it; what lay there stays a revision.
 * `stale` when somebody saved the post since `version`. @throws {NotFoundError}
 */
export async function restoreAsDraft(
  actor: Actor,
  postId: number,
  id: number,
  version: number,
): Promise<Result<null, 'stale'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const revision = await getRevision(actor, postId, id);
  if (!revision) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const post = await lockPost(tx, postId);
    if (post.version !== version) return fail('stale');
    await setCopyAside(tx, actor, post);
    const editor = { copy: 0, editorKey: randomUUID(), sequence: 0 };
    const kept = await keepWorkingCopy(actor, { id: postId, basis: version }, editor, revision, tx);
    return kept.ok ? ok(null) : kept;
  });
}
