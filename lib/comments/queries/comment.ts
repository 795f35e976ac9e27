import 'server-only';
import { and, eq } from 'drizzle-orm';
import { comments, guests, posts, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canEditComment, canReadComment } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import type { Author } from '@/lib/guests/author';
import { authorOfComment } from '@/lib/guests/queries/authors';
import type { PostKind } from '@/lib/paths';
import { visiblePosts } from '@/lib/posts/queries/visibility';

export type CommentDetail = {
  id: number;
  status: 'visible' | 'hidden' | 'deleted';
  body: string;
  bodyHtml: string;
  createdAt: Date;
  editedAt: Date | null;
  authorId: number | null;
  author: Author | null;
  post: {
    id: number;
    slug: string;
    kind: PostKind;
    title: string;
    status: 'draft' | 'published';
    publishedAt: Date | null;
    commentsOpen: boolean;
  };
};

export async function getComment(viewer: Viewer, id: number): Promise<CommentDetail | null> {
  const [comment] = await db
    .select({
      id: comments.id,
      status: comments.status,
      body: comments.body,
      bodyHtml: comments.bodyHtml,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      authorId: comments.authorId,
      author: authorOfComment,
      post: {
        id: posts.id,
        slug: posts.slug,
        kind: posts.kind,
        title: posts.title,
        status: posts.status,
        publishedAt: posts.publishedAt,
        commentsOpen: posts.commentsOpen,
      },
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(users, eq(users.id, comments.authorId))
    .leftJoin(guests, eq(guests.id, comments.guestId))
    .where(and(eq(comments.id, id), visiblePosts(viewer)));
  return comment && canReadComment(viewer, comment) ? comment : null;
}

export type EditableComment = { state: 'editable' | 'late' | 'gone'; id: number; body: string };

/** One that was removed is `gone` rather than 404, so that a form sent at that moment comes back with its text. */
export async function getCommentToEdit(viewer: Viewer, id: number): Promise<EditableComment | null> {
  const [comment] = await db
    .select({
      body: comments.body,
      status: comments.status,
      authorId: comments.authorId,
      guestId: comments.guestId,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, id), visiblePosts(viewer)));
  if (!comment || !viewer) return null;
  // A deleted comment has lost its author.
  const isOthers = comment.guestId !== null || (comment.authorId !== null && comment.authorId !== viewer.id);
  if (isOthers) return null;
  if (comment.status !== 'visible') return { state: 'gone', id, body: '' };
  return canEditComment(viewer, comment, new Date())
    ? { state: 'editable', id, body: comment.body }
    : { state: 'late', id, body: '' };
}
