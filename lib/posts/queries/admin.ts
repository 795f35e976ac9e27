import 'server-only';
import { and, eq } from 'drizzle-orm';
import { guests, posts, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts, canReadPost } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isId } from '@/lib/fields';
import type { Author } from '@/lib/guests/author';
import { authorOfPost } from '@/lib/guests/queries/authors';
import { columnNames, pick, type ColumnName } from '@/lib/posts/post-fields';
import { countPublicPosts } from '@/lib/posts/queries/public';
import { detailColumns, seriesNameOfPost, type PostDetail, type TagView } from '@/lib/posts/queries/views';
import { inState, state, type PostState } from '@/lib/posts/queries/state';
import { isKeptPost, isPage, isPublic, visiblePosts } from '@/lib/posts/queries/visibility';

export type PostForEdit = Pick<typeof posts.$inferSelect, ColumnName> & {
  id: number;
  slug: string;
  bodyHtml: string;
  wordCount: number;
  state: PostState;
  publishedAt: Date | null;
  version: number;
  updatedAt: Date;
  authorId: number;
  /** Whose name readers see. */
  author: Author;
  tags: TagView[];
  /** The name of its series; empty for none. */
  series: string;
};

export type PostPreview = Omit<PostDetail, 'publishedAt'> & { publishedAt: Date | null };

/** All kept posts and pages of whoever may see them; of anybody else's the public ones. */
export async function countPostsByState(viewer: Viewer): Promise<Record<PostState, number>> {
  if (!canManagePosts(viewer)) return { draft: 0, scheduled: 0, published: await countPublicPosts() };
  const [draft, scheduled, published, pages] = await Promise.all([
    db.$count(posts, and(inState.draft, isKeptPost)),
    db.$count(posts, inState.scheduled),
    countPublicPosts(),
    db.$count(posts, and(isPage, isPublic)),
  ]);
  return { draft, scheduled, published: published + pages };
}

/** Pages in whatever state. */
export async function countPages(viewer: Viewer): Promise<number> {
  return canManagePosts(viewer) ? db.$count(posts, and(isPage, isKeptPost)) : 0;
}

export async function getPostForEdit(viewer: Viewer, id: number): Promise<PostForEdit | null> {
  if (!canManagePosts(viewer) || !isId(id)) return null;
  const [post] = await db
    .select({
      id: posts.id,
      slug: posts.slug,
      ...pick(posts, columnNames),
      bodyHtml: posts.bodyHtml,
      wordCount: posts.wordCount,
      state,
      publishedAt: posts.publishedAt,
      version: posts.version,
      updatedAt: posts.updatedAt,
      authorId: posts.authorId,
      author: authorOfPost,
      tags: detailColumns.tags,
      series: seriesNameOfPost,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(and(eq(posts.id, id), isKeptPost));
  return post ?? null;
}

export async function getPost(viewer: Viewer, id: number): Promise<PostPreview | null> {
  if (!isId(id)) return null;
  const [post] = await db
    .select({ ...detailColumns, publishedAt: posts.publishedAt })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(and(eq(posts.id, id), visiblePosts(viewer)));
  return post && canReadPost(viewer, post, new Date()) ? post : null;
}
