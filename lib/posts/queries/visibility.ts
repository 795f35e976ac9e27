import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { postVisibility } from '@/lib/access/permissions';

/** Every query on posts asks for this or for more, but those of the bin: `every-query.db.test.ts` tries them all. */
export const isKeptPost: SQL = sql`${posts.deletedAt} is null`;

export const isBinnedPost: SQL = sql`${posts.deletedAt} is not null`;

// The status is written out, not bound: PostgreSQL cannot prove that a parameter matches the partial index.
/** Readers may see it, post or page. By the database's clock, so that a scheduled post never waits for a job. */
export const isPublic: SQL = sql`(${posts.status} = 'published' and ${isKeptPost} and ${posts.publishedAt} <= now())`;

/** Listed for readers. Pages are found by their address, the search and the sitemap alone. */
export const isPublicPost: SQL = sql`(${isPublic} and ${posts.kind} = 'post')`;

export const isPage: SQL = sql`${posts.kind} = 'page'`;

export const isScheduledPost: SQL = sql`(${posts.status} = 'published' and ${isKeptPost} and ${posts.publishedAt} > now())`;

/** It becomes a draft again at its `unpublish_at`, which `unpublishDuePosts` does. */
export const endsByItself: SQL = sql`(${posts.status} = 'published' and ${isKeptPost} and ${posts.unpublishAt} is not null)`;

const closeAfter = sql`(select ${site.closeCommentsAfterDays} from ${site})`;

/** How long a discussion lasts from the publication of its post, by the settings. */
export const discussionLasts: SQL = sql`make_interval(days => ${closeAfter})`;

/** `closeOldDiscussions` closes it after `discussionLasts`: somebody may have opened it again by hand, or nobody wants it. */
export const closesByItself: SQL = sql`(${posts.commentsOpen} and ${posts.commentsCloseByAge} and ${posts.status} = 'published' and ${isKeptPost} and ${closeAfter} > 0)`;

/** By the settings as they are now. */
export const isDueToClose: SQL = sql`(${closesByItself} and ${posts.publishedAt} <= now() - ${discussionLasts})`;

/** What readers saw until it went into the bin: its addresses are gone, and not unknown. */
export const wasPublicPost: SQL = sql`(${isBinnedPost} and ${posts.status} = 'published' and ${posts.publishedAt} <= ${posts.deletedAt})`;

export const visiblePosts = (viewer: Viewer): SQL =>
  postVisibility(viewer) === 'all' ? isKeptPost : isPublic;

/** What readers see of no post by its own: drafts, what is to come and what is in the bin. Few, and each by its index. */
export const hiddenPosts: SQL = sql`(
  select id from ${posts} where ${isKeptPost} and ${posts.status} = 'draft'
  union all select id from ${posts} where ${isScheduledPost}
  union all select id from ${posts} where ${isBinnedPost})`;

/** What no list of readers has: what is hidden, and pages. */
export const unlistedPosts: SQL = sql`(
  select id from ${hiddenPosts} as hidden
  union all select id from ${posts} where ${isPage} and ${isPublic})`;

/** Newest first, spelled as posts_public_idx is, or PostgreSQL would sort instead of reading the index. */
export const newestFirst: SQL[] = [
  sql`${posts.publishedAt} desc nulls last`,
  sql`${posts.id} desc nulls last`,
];

/** The same index from its other end. */
export const oldestFirst: SQL[] = [
  sql`${posts.publishedAt} asc nulls first`,
  sql`${posts.id} asc nulls first`,
];
