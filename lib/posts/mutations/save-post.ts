import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db';
import { createPost } from '@/lib/posts/mutations/create-post';
import { publishPost } from '@/lib/posts/mutations/publish-post';
import { unpublishPost } from '@/lib/posts/mutations/unpublish-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import type { Result } from '@/lib/result';

/**
 * Saves what the editor holds and, in the same transaction, publishes or unpublishes the post: all or nothing.
 * @param target the post and the version that was read, or null for a new post
 * @throws {NotFoundError} when there is no such post or the actor may not write posts
 */
export async function savePost(
  actor: Actor,
  target: { id: number; version: number } | null,
  input: PostInput,
  intent: 'save' | 'publish' | 'unpublish',
): Promise<Result<SavedPost, 'slug-taken' | 'stale'>> {
  return db.transaction(async (tx) => {
    const saved = target
      ? await updatePost(actor, target.id, target.version, input, tx)
      : await createPost(actor, input, tx);
    if (!saved.ok || intent === 'save') return saved;
    const change = intent === 'publish' ? publishPost : unpublishPost;
    return change(actor, saved.value.id, saved.value.version, tx);
  });
}
