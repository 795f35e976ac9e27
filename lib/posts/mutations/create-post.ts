import 'server-only';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { keepRevision } from '@/lib/posts/mutations/keep-revision';
import { addRedirects, removeRedirectFrom } from '@/lib/posts/mutations/post-redirects';
import { prepareRow, type PreparedRow } from '@/lib/posts/mutations/post-row';
import { isReservedSlug, takeSlug } from '@/lib/posts/mutations/post-slug';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import { isKeptPost } from '@/lib/posts/queries/visibility';
import { fail, ok, type Result } from '@/lib/result';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';
import { setPostSeries } from '@/lib/posts/mutations/set-post-series';
import { setPostTags } from '@/lib/posts/mutations/set-post-tags';
import { eq } from 'drizzle-orm';

/** @param prepared by `prepareRow`, before the transaction. @throws {NotFoundError} when the actor may not write posts */
export async function createPost(
  actor: Actor,
  input: PostInput,
  executor: Executor = db,
  prepared?: PreparedRow,
): Promise<Result<SavedPost, 'slug-taken' | 'slug-reserved'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const { columns: row, notices }: PreparedRow = prepared ?? (await prepareRow(input));
  const { slug = '', kind = 'post' } = input;
  if (isReservedSlug(slug, kind)) return fail('slug-reserved');
  return executor.transaction(async (tx) => {
    const feedId = await unusedFeedId(tx, input.feedId);
    const post = await takeSlug(tx, { title: input.title, slug, kind }, null, async (slug) => {
      const [inserted] = await tx
        .insert(posts)
        .values({
          ...row,
          slug,
          feedId,
          // A page is talked about where its author wants it.
          commentsOpen: input.commentsOpen ?? kind === 'post',
          editorKey: input.editorKey,
          authorId: actor.id,
          publishedAt: input.publishedAt ?? null,
        })
        .onConflictDoNothing({ target: posts.slug, where: isKeptPost })
        .returning({ id: posts.id, slug: posts.slug, version: posts.version, status: posts.status });
      return inserted ?? null;
    });
    if (!post) return fail('slug-taken');
    await addRedirects(tx, post.id, input.redirectPaths ?? []);
    await removeRedirectFrom(tx, { slug: post.slug, kind });
    await setPostTags(tx, post.id, input.tags);
    await setPostSeries(tx, post.id, input);
    await indexPost(tx, post.id);
    await keepRevision(tx, actor, post.id, row.status === 'published' ? 'published' : 'saved');
    return ok({ ...post, notices });
  });
}

/** Undefined makes the database give it a new one. */
async function unusedFeedId(tx: Executor, feedId: string | undefined): Promise<string | undefined> {
  if (feedId === undefined) return undefined;
  return (await tx.$count(posts, eq(posts.feedId, feedId))) === 0 ? feedId : undefined;
}
