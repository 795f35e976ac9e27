import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import type { Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { keepFirstRevision, keepRevision } from '@/lib/posts/mutations/keep-revision';
import { announceChange } from '@/lib/posts/mutations/announce';
import type { SavedPost } from '@/lib/posts/post-input';
import { isKeptPost } from '@/lib/posts/queries/visibility';
import { fail, ok, type Result } from '@/lib/result';
import { notifyPostChanged } from '@/lib/posts/mutations/notify-post-changed';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';

export type PostChanges = Omit<PgUpdateSetSource<typeof posts>, 'version'>;

/** The compare-and-set of every save of the text: null, and nothing changed, unless `version` is still the stored one. */
export const saveVersion = (executor: Executor, id: number, version: number, changes: PostChanges) =>
  compareAndSet(executor, id, version, { ...changes, version: version + 1 });

async function compareAndSet(
  executor: Executor,
  id: number,
  version: number,
  changes: PgUpdateSetSource<typeof posts>,
): Promise<SavedPost | null> {
  const [saved] = await executor
    .update(posts)
    .set(changes)
    .where(and(eq(posts.id, id), eq(posts.version, version), isKeptPost))
    .returning({ id: posts.id, slug: posts.slug, version: posts.version, status: posts.status });
  return saved ?? null;
}

/** The version stays, as the text does. `stale` when somebody saved that since `version` was read. @throws {NotFoundError} */
export async function changeWhatIsPublic(
  actor: Actor,
  id: number,
  version: number,
  changes: PostChanges,
  executor: Executor,
): Promise<Result<SavedPost, 'stale'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return executor.transaction(async (tx) => {
    await keepFirstRevision(tx, id);
    const saved = await compareAndSet(tx, id, version, changes);
    if (saved) {
      if (saved.status === 'published') await keepRevision(tx, actor, id, 'published');
      await indexPost(tx, id);
      await announceChange(tx, id);
      await notifyPostChanged(tx, id);
      return ok(saved);
    }
    if ((await tx.$count(posts, and(eq(posts.id, id), isKeptPost))) === 0) throw new NotFoundError();
    return fail('stale');
  });
}
