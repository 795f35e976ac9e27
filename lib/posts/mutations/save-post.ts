import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { createPost } from '@/lib/posts/mutations/create-post';
import { prepareRow } from '@/lib/posts/mutations/post-row';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import { ok, type Result } from '@/lib/result';

/** All or nothing, in one transaction. @param target post and version, null for a new one. @throws {NotFoundError} */
export async function savePost(
  actor: Actor,
  target: { id: number; version: number } | null,
  input: PostInput,
  intent: 'save' | 'publish' | 'unpublish',
): Promise<Result<SavedPost, 'slug-taken' | 'stale'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const prepared = await prepareRow(input);
  return db.transaction(async (tx) => {
    const saved = target
      ? await updatePost(actor, target.id, target.version, input, tx, prepared)
      : await createPost(actor, input, tx, prepared);
    if (!saved.ok || intent === 'save') return saved;
    const change = intent === 'publish' ? publishPost : unpublishPost;
    const changed = await change(actor, saved.value.id, saved.value.version, tx);
    return changed.ok ? ok({ ...changed.value, notices: prepared.notices }) : changed;
  });
}
