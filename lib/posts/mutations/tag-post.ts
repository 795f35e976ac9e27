import 'server-only';
import { eq } from 'drizzle-orm';
import { postTags, tags } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { announceChange } from '@/lib/posts/mutations/announce';
import { keepFirstRevision, keepRevision } from '@/lib/posts/mutations/keep-revision';
import { lockPost } from '@/lib/posts/mutations/lock-post';
import { saveVersion } from '@/lib/posts/mutations/save-version';
import { setPostTags } from '@/lib/posts/mutations/set-post-tags';
import { MAX_TAGS, uniqueTags } from '@/lib/posts/tags';
import { fail, ok, type Result } from '@/lib/result';
import { notifyPostChanged } from '@/lib/posts/mutations/notify-post-changed';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';

/** Adds tags to those there are. An open editor learns of it: its own would take them away. @throws {NotFoundError} */
export async function tagPost(
  actor: Actor,
  id: number,
  version: number,
  names: string[],
): Promise<Result<null, 'stale' | 'too-many-tags'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    await keepFirstRevision(tx, id);
    // Locked first, as every mutation takes the post before the tags.
    const post = await lockPost(tx, id);
    if (post.version !== version) return fail('stale');
    const before = await tx
      .select({ name: tags.name })
      .from(postTags)
      .innerJoin(tags, eq(tags.id, postTags.tagId))
      .where(eq(postTags.postId, id))
      .orderBy(postTags.position);
    const all = uniqueTags([...before.map(({ name }) => name), ...names]);
    if (all.length > MAX_TAGS) return fail('too-many-tags');
    await setPostTags(tx, id, all);
    await indexPost(tx, id);
    const saved = await saveVersion(tx, id, version, {});
    await keepRevision(tx, actor, id, saved?.status === 'published' ? 'published' : 'saved');
    if (saved?.status === 'published') {
      await announceChange(tx, id);
      await notifyPostChanged(tx, id);
    }
    return ok(null);
  });
}
