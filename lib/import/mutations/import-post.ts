import 'server-only';
import { importedFiles } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { createPost } from '@/lib/posts/mutations/create-post';
import { prepareRow } from '@/lib/posts/mutations/post-row';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import { ok, type Result } from '@/lib/result';

export type ImportedFile = {
  source: string;
  path: string;
  contentHash: string;
  /** The post that an earlier import made of the file, with the version it left; null for a new one. */
  target: { id: number; version: number } | null;
  input: PostInput;
  isDraft: boolean;
};

/** `stale` when somebody has saved the post since it was imported. @throws {NotFoundError} */
export async function importPost(
  actor: Actor,
  { source, path, contentHash, target, input, isDraft }: ImportedFile,
): Promise<Result<SavedPost, 'slug-taken' | 'slug-reserved' | 'stale'>> {
  const prepared = await prepareRow(input);
  return db.transaction(async (tx) => {
    const saved = target
      ? await updatePost(actor, target.id, target.version, input, tx, prepared)
      : await createPost(actor, input, tx, prepared);
    if (!saved.ok) return saved;
    let post = saved.value;
    if ((post.status === 'draft') !== isDraft) {
      const changed = await (isDraft ? unpublishPost : publishPost)(actor, post.id, post.version, tx);
      if (!changed.ok) return changed;
      post = changed.value;
    }
    const facts = { postId: post.id, contentHash, postVersion: post.version, postStatus: post.status };
    await tx
      .insert(importedFiles)
      .values({ source, path, ...facts })
      .onConflictDoUpdate({
        target: [importedFiles.source, importedFiles.path],
        set: { ...facts, updatedAt: new Date() },
      });
    return ok(post);
  });
}
