import 'server-only';
import { and, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { guests, posts, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { authorOfPost, namesOfAuthors } from '@/lib/guests/queries/authors';
import { listedNames, pick } from '@/lib/posts/post-fields';
import type { PostKind } from '@/lib/paths';
import { beginOfYear } from '@/lib/posts/queries/archive';
import { hasTag } from '@/lib/posts/queries/tags';
import { inState, state, type PostState } from '@/lib/posts/queries/state';
import { seriesOfPost, summaryColumns } from '@/lib/posts/queries/views';
import { isPage, newestFirst, visiblePosts } from '@/lib/posts/queries/visibility';
import { POST_LISTS, postName, SERIES_LISTS } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export type PostFilter = {
  state: PostState | 'all';
  /** Posts alone where nothing is said. */
  kind?: PostKind | 'all';
  tag?: string;
  year?: number;
  /** Only these, whatever else they are. */
  ids?: number[];
};

/** Where a page ends: posts with a date by date and id, others by id alone. */
export type PostPlace = { publishedAt: Date | null; id: number };

const columns = {
  id: posts.id,
  slug: posts.slug,
  ...pick(posts, listedNames),
  excerpt: posts.excerpt,
  wordCount: posts.wordCount,
  commentsOpen: posts.commentsOpen,
  state,
  version: posts.version,
  publishedAt: posts.publishedAt,
  // Of whatever programs may change, not of the words alone.
  updatedAt: sql<Date>`greatest(${posts.updatedAt}, ${posts.publishedAt})`.mapWith(posts.updatedAt),
  authorId: posts.authorId,
  guestId: posts.guestId,
  author: authorOfPost,
  tags: summaryColumns.tags,
  series: seriesOfPost,
};

/** Public posts newest first; with drafts among them those that were made last come first. */
export async function findPosts(
  viewer: Viewer,
  { state: wanted, kind = 'post', tag, year, ids }: PostFilter,
  { after, limit }: { after: PostPlace | null; limit: number },
) {
  noteShown([POST_LISTS, SERIES_LISTS]);
  const isByDate = wanted === 'published' || wanted === 'scheduled';
  const list = await db
    .select(columns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(
      and(
        visiblePosts(viewer),
        wanted === 'all' ? undefined : inState[wanted],
        ofKind[kind],
        tag === undefined ? undefined : await hasTag(tag),
        year === undefined ? undefined : isOfYear(year),
        ids ? inArray(posts.id, ids) : undefined,
        after ? isAfter(after, isByDate) : undefined,
      ),
    )
    .orderBy(...(isByDate ? newestFirst : [sql`${posts.id} desc`]))
    .limit(limit);
  noteShown(namesOfAuthors(list));
  return list;
}

export type FoundPost = Awaited<ReturnType<typeof findPosts>>[number];

/** One post by its number or its slug. `body` is the Markdown, for whoever may see drafts to decide about. */
export async function findPost(viewer: Viewer, key: { id: number } | { slug: string }) {
  const [post] = await db
    .select({ ...columns, bodyHtml: posts.bodyHtml, body: posts.body, unpublishAt: posts.unpublishAt })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(and('id' in key ? eq(posts.id, key.id) : eq(posts.slug, key.slug), visiblePosts(viewer)));
  if (post) noteShown([postName(post.id), ...namesOfAuthors([post])]);
  return post ?? null;
}

/** Written out, as the partial indexes have it. */
const ofKind = { post: sql`${posts.kind} = 'post'`, page: isPage, all: undefined };

const isOfYear = (year: number) =>
  and(gte(posts.publishedAt, beginOfYear(year)), lt(posts.publishedAt, beginOfYear(year + 1)));

const isAfter = ({ publishedAt, id }: PostPlace, isByDate: boolean): SQL =>
  isByDate && publishedAt
    ? sql`(${posts.publishedAt}, ${posts.id}) < (${sql.param(publishedAt, posts.publishedAt)}, ${sql.param(id, posts.id)})`
    : lt(posts.id, id);
