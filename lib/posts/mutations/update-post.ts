import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { isUniqueViolation, NotFoundError } from '@/lib/errors';
import { decodedPath } from '@/lib/paths';
import { announceChange } from '@/lib/posts/mutations/announce';
import { keepFirstRevision, keepRevision } from '@/lib/posts/mutations/keep-revision';
import { addRedirects, removeRedirectFrom } from '@/lib/posts/mutations/post-redirects';
import { prepareRow, type PreparedRow } from '@/lib/posts/mutations/post-row';
import { isReservedSlug, takeSlug } from '@/lib/posts/mutations/post-slug';
import { saveVersion, type PostChanges } from '@/lib/posts/mutations/save-version';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import { isKeptPost, isPublic } from '@/lib/posts/queries/visibility';
import { fail, ok, type Result } from '@/lib/result';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';
import { setPostSeries } from '@/lib/posts/mutations/set-post-series';
import { setPostTags } from '@/lib/posts/mutations/set-post-tags';
import { notifyPostChanged } from '@/lib/posts/mutations/notify-post-changed';

/** `stale` when there is a newer version. @param prepared by `prepareRow`, before the transaction. @throws {NotFoundError} */
export async function updatePost(
  actor: Actor,
  id: number,
  version: number,
  input: PostInput,
  executor: Executor = db,
  prepared?: PreparedRow,
): Promise<Result<SavedPost, 'slug-taken' | 'slug-reserved' | 'stale'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const { columns: row, notices } = prepared ?? (await prepareRow(input));
  return executor.transaction(async (tx) => {
    await keepFirstRevision(tx, id);
    const [before] = await tx
      .select({ slug: posts.slug, kind: posts.kind, publishedAt: posts.publishedAt })
      .from(posts)
      .where(and(eq(posts.id, id), isKeptPost));
    if (!before) throw new NotFoundError();
    const changes = { ...row, publishedAt: dateChange(input.publishedAt), revisedAt: revision(row) };
    const slugs = { title: input.title, slug: input.slug ?? before.slug, kind: input.kind ?? before.kind };
    if (isReservedSlug(slugs.slug, slugs.kind)) return fail('slug-reserved');
    const saved = await takeSlug(tx, slugs, id, (slug) => save(tx, id, version, { ...changes, slug }));
    if (saved === null) return fail('slug-taken');
    if (saved === 'stale') return fail('stale');
    // A post that has a date may have been read at its address.
    const now = { slug: saved.slug, kind: slugs.kind };
    const isMoved = decodedPath(now) !== decodedPath(before);
    const left = isMoved && before.publishedAt ? [decodedPath(before)] : [];
    await addRedirects(tx, id, [...left, ...(input.redirectPaths ?? [])]);
    await removeRedirectFrom(tx, now);
    await setPostTags(tx, id, input.tags);
    await setPostSeries(tx, id, input);
    await indexPost(tx, id);
    await keepRevision(tx, actor, id, saved.status === 'published' ? 'published' : 'saved');
    if (saved.status === 'published') {
      await announceChange(tx, id);
      await notifyPostChanged(tx, id);
    }
    return ok({ ...saved, notices });
  });
}

async function save(
  tx: Executor,
  id: number,
  version: number,
  changes: PostChanges,
): Promise<SavedPost | 'stale' | null> {
  try {
    // In a savepoint: a refused slug must not end the transaction, another one may be tried.
    return await tx.transaction(
      async (savepoint) => (await saveVersion(savepoint, id, version, changes)) ?? 'stale',
    );
  } catch (error) {
    if (isUniqueViolation(error, 'posts_slug_key')) return null;
    throw error;
  }
}

/** Undefined leaves the date alone; null clears it, but never that of a published post. */
const dateChange = (date: Date | null | undefined) =>
  date === null ? sql`case when ${posts.status} = 'published' then ${posts.publishedAt} end` : date;

/** Readers are told when they have other words than before, however few: nobody is asked whether a change matters. */
const revision = ({ title, subtitle, body }: PreparedRow['columns']) => sql`case
  when ${isPublic} and (${posts.title}, ${posts.subtitle}, ${posts.body}) is distinct from (${title}, ${subtitle}, ${body})
  then date_trunc('milliseconds', now()) else ${posts.revisedAt} end`;
