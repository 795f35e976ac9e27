import 'server-only';
import { sql } from 'drizzle-orm';
import { guests, posts, postStats, postTags, series, seriesPosts, tags, users } from '@/drizzle/schema';
import type { Picture } from '@/lib/picture';
import { pictureAt, pictureOf } from '@/lib/media/queries/find-pictures';
import { listedNames, pick, type ListedName } from '@/lib/posts/post-fields';

export type TagView = { slug: string; name: string };

export type PostSummary = Pick<typeof posts.$inferSelect, ListedName> & {
  id: number;
  slug: string;
  /** Where the cover is one of the stored pictures. */
  coverPicture: Picture | null;
  excerpt: string;
  publishedAt: Date;
  wordCount: number;
  tags: TagView[];
  /** Visible comments only. */
  commentCount: number;
  /** The owner put it first on the home page, and this is its place there. */
  isPinned?: true;
};

/** Whose name stands at a post, as the post itself presents them. */
export type PostAuthor = {
  /** Null for a guest: somebody of an imported blog, who has no account and no page. */
  username: string | null;
  name: string;
  /** Plain text. */
  bio: string;
  website: string;
  picture: Picture | null;
};

export type PostDetail = PostSummary & {
  authorId: number;
  guestId: number | null;
  author: PostAuthor;
  bodyHtml: string;
  status: 'draft' | 'published';
  commentsOpen: boolean;
  /** When readers got its present text: never before they got the post at all. */
  modifiedAt: Date;
  /** When its words were changed after readers had them; null where they were not. */
  revisedAt: Date | null;
  /** Its identity in feeds; null only where it is to be noted still. */
  feedId: string | null;
  version: number;
};

export type PostPage = { posts: PostSummary[]; page: number; pageCount: number };

/** In the author's order. For selects that join, where column names are qualified. */
export const tagsOfPost = sql<TagView[]>`coalesce((
  select json_agg(json_build_object('slug', ${tags.slug}, 'name', ${tags.name}) order by ${postTags.position})
  from ${postTags} join ${tags} on ${tags.id} = ${postTags.tagId}
  where ${postTags.postId} = ${posts.id}), '[]'::json)`;

/** The name of its series; empty for none. For selects that join. */
export const seriesNameOfPost = sql<string>`coalesce((
  select ${series.name} from ${seriesPosts} join ${series} on ${series.id} = ${seriesPosts.seriesId}
  where ${seriesPosts.postId} = ${posts.id}), '')`;

/** What a post is a part of. For selects that join. */
export const seriesOfPost = sql<{ slug: string; name: string; position: number } | null>`(
  select json_build_object('slug', ${series.slug}, 'name', ${series.name}, 'position', ${seriesPosts.position})
  from ${seriesPosts} join ${series} on ${series.id} = ${seriesPosts.seriesId}
  where ${seriesPosts.postId} = ${posts.id})`;

export const visibleCommentCount = sql<number>`coalesce((
  select ${postStats.visibleComments} from ${postStats} where ${postStats.postId} = ${posts.id}), 0)`;

export const summaryColumns = {
  id: posts.id,
  slug: posts.slug,
  ...pick(posts, listedNames),
  coverPicture: pictureAt(posts.coverUrl),
  excerpt: posts.excerpt,
  // A public post always has its date; the constraint posts_published_has_date holds it.
  publishedAt: sql<Date>`${posts.publishedAt}`.mapWith(posts.publishedAt),
  wordCount: posts.wordCount,
  tags: tagsOfPost,
  commentCount: visibleCommentCount,
};

/** Closing its comments, another cover or a tag make no new text of it. A draft may have been finished long before its date. */
export const modifiedAt =
  sql<Date>`coalesce(greatest(${posts.revisedAt}, ${posts.publishedAt}), ${posts.updatedAt})`.mapWith(
    posts.updatedAt,
  );

/** For selects that join `users` and `guests`. */
export const detailColumns = {
  ...summaryColumns,
  authorId: posts.authorId,
  guestId: posts.guestId,
  author: sql<PostAuthor>`case
    when ${guests.id} is null then json_build_object('username', ${users.username}, 'name', ${users.name},
      'bio', ${users.bio}, 'website', ${users.website}, 'picture', ${pictureOf(users.pictureId)})
    else json_build_object('username', null, 'name', ${guests.name},
      'bio', ${guests.bio}, 'website', ${guests.website}, 'picture', null) end`,
  bodyHtml: posts.bodyHtml,
  status: posts.status,
  commentsOpen: posts.commentsOpen,
  modifiedAt,
  revisedAt: posts.revisedAt,
  feedId: posts.feedId,
  version: posts.version,
};
