import 'server-only';
import { and, eq, gte, ilike, lt, or, sql, type SQL } from 'drizzle-orm';
import { guests, postStats, posts, site, tags, users, workingCopies } from '@/drizzle/schema';
import { OWNER_ID, type Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { containing } from '@/lib/like-pattern';
import { ADMIN_POSTS_PER_PAGE } from '@/lib/page-sizes';
import type { PostsFilter, PostSort, PostTablePlace } from '@/lib/posts/admin-filter';
import type { PostKind } from '@/lib/paths';
import { beginOfYear, countYears, listArchiveYears, type ArchiveYear } from '@/lib/posts/queries/archive';
import { inState, state, type PostState } from '@/lib/posts/queries/state';
import { summaryColumns, type TagView } from '@/lib/posts/queries/views';
import { isKeptPost, isPage, newestFirst, visiblePosts } from '@/lib/posts/queries/visibility';
import { hasTag, tagCounts } from '@/lib/posts/queries/tags';

export type PostRow = {
  id: number;
  slug: string;
  kind: PostKind;
  title: string;
  state: PostState;
  version: number;
  /** Whether something lies on top of it that is not saved, or not published, yet. */
  hasWorkingCopy: boolean;
  /** To the home page. */
  isPinned: boolean;
  publishedAt: Date | null;
  unpublishAt: Date | null;
  updatedAt: Date;
  commentCount: number;
  wordCount: number;
  tags: TagView[];
  /** Whose name readers see where it is not the owner’s. */
  otherAuthor: string | null;
};

/** Drafts before what has its date, as posts_listed_idx has them. */
const listedAt = sql`(case when ${posts.status} = 'draft' then 'infinity' else ${posts.publishedAt} end)`;

const otherAuthor = sql<string | null>`case
  when ${posts.guestId} is not null then (select ${guests.name} from ${guests} where ${guests.id} = ${posts.guestId})
  when ${posts.authorId} <> ${OWNER_ID} then (select ${users.name} from ${users} where ${users.id} = ${posts.authorId}) end`;

type KeyType = 'timestamptz' | 'text' | 'integer';

const byId = sql`${posts.id}`;

/** Each has its index. `id` is that of the table which has the key, so that both are read from it together. */
const sorts: Record<PostSort, { key: SQL; id: SQL; type: KeyType; isAscending?: true }> = {
  date: { key: listedAt, id: byId, type: 'timestamptz' },
  edited: { key: sql`${posts.updatedAt}`, id: byId, type: 'timestamptz' },
  title: { key: sql`lower(${posts.title})`, id: byId, type: 'text', isAscending: true },
  comments: { key: sql`${postStats.visibleComments}`, id: sql`${postStats.postId}`, type: 'integer' },
  words: { key: sql`${posts.wordCount}`, id: byId, type: 'integer' },
};

/** A page of the owner's table, and where the next one begins. @param size rows a page */
export async function listPostTable(viewer: Viewer, filter: PostsFilter, size = ADMIN_POSTS_PER_PAGE) {
  if (!canManagePosts(viewer)) return { posts: [], next: null };
  const { key, id, isAscending = false } = sorts[filter.sort];
  // Spelled as the indexes are, or PostgreSQL would sort.
  const direction = isAscending !== filter.reversed ? sql`asc nulls first` : sql`desc nulls last`;
  const rows = await db
    .select({
      id: posts.id,
      slug: posts.slug,
      kind: posts.kind,
      title: posts.title,
      state,
      version: posts.version,
      hasWorkingCopy: sql<boolean>`exists (select from ${workingCopies} where ${workingCopies.postId} = ${posts.id})`,
      isPinned: sql<boolean>`exists (select from ${site} where ${site.pinnedPostId} = ${posts.id})`,
      publishedAt: posts.publishedAt,
      unpublishAt: posts.unpublishAt,
      updatedAt: posts.updatedAt,
      commentCount: postStats.visibleComments,
      wordCount: posts.wordCount,
      tags: summaryColumns.tags,
      otherAuthor,
      key: sql<string>`(${key})::text`,
    })
    .from(posts)
    .innerJoin(postStats, eq(postStats.postId, posts.id))
    .where(and(visiblePosts(viewer), ...(await conditions(filter)), isPast(filter)))
    .orderBy(sql`${key} ${direction}`, sql`${id} ${direction}`)
    .limit(size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const next: PostTablePlace | null = rows.length > size && last ? { id: last.id, key: last.key } : null;
  return { posts: page.map(({ key: _key, ...post }): PostRow => post), next };
}

async function conditions({ status, kind, search, tag, year }: PostsFilter) {
  const pattern = containing(search.replace(/\0/g, ''));
  return [
    status && inState[status],
    kind && isPage,
    search ? or(ilike(posts.title, pattern), ilike(posts.body, pattern)) : undefined,
    tag === undefined ? undefined : await hasTag(tag),
    year === undefined
      ? undefined
      : and(gte(posts.publishedAt, beginOfYear(year)), lt(posts.publishedAt, beginOfYear(year + 1))),
  ];
}

/** By the values that the last page ended with, so that a post that is deleted meanwhile takes no place with it. */
function isPast({ sort, reversed, after }: PostsFilter): SQL | undefined {
  const { key, id, type, isAscending = false } = sorts[sort];
  if (!after || !isOfType[type](after.key)) return undefined;
  const comparison = isAscending !== reversed ? sql`>` : sql`<`;
  return sql`(${key}, ${id}) ${comparison} (${after.key}::text::${types[type]}, ${after.id}::int)`;
}

const types: Record<KeyType, SQL> = { text: sql`text`, integer: sql`integer`, timestamptz: sql`timestamptz` };

/** Whether PostgreSQL can read it: an address may hold anything. */
const isOfType: Record<KeyType, (key: string) => boolean> = {
  text: () => true,
  integer: (key) => /^\d{1,9}$/.test(key),
  timestamptz: isMoment,
};

function isMoment(key: string): boolean {
  if (key === 'infinity') return true;
  const [, date] =
    /^(\d{4}-\d\d-\d\d) (?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,6})?[+-]\d\d(?::\d\d)*$/.exec(key) ?? [];
  // The last of February and the like: a day that there is not becomes another one.
  return date !== undefined && Number(date.slice(0, 4)) > 0 && isDay(date);
}

function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** Years that posts are dated in, the latest first. */
export async function listPostYears(viewer: Viewer): Promise<ArchiveYear[]> {
  if (!canManagePosts(viewer)) return listArchiveYears();
  const [dated, drafts] = await Promise.all([
    countYears(sql`${isKeptPost} and ${posts.status} = 'published' and ${posts.kind} = 'post'`, newestFirst),
    countYears(sql`${isKeptPost} and ${posts.status} = 'draft' and ${posts.publishedAt} is not null`, [
      sql`${posts.publishedAt} desc`,
    ]),
  ]);
  const counts = new Map<number, number>();
  for (const { year, postCount } of [...dated, ...drafts])
    counts.set(year, (counts.get(year) ?? 0) + postCount);
  return [...counts].map(([year, postCount]) => ({ year, postCount })).sort((a, b) => b.year - a.year);
}

/** More would make a list that nobody looks through; /admin/tags leads to the posts of each. */
const MOST_TAGS = 300;

export async function listTagsToFilter(viewer: Viewer): Promise<TagView[]> {
  if (!canManagePosts(viewer)) return [];
  return db.execute<TagView>(sql`
    select slug, name from (
      select ${tags.slug}, ${tags.name} from ${tags} join ${tagCounts} on counts.tag_id = ${tags.id}
      where counts.kept > 0 order by counts.kept desc limit ${MOST_TAGS}
    ) as often order by lower(name)`);
}
