import 'server-only';
import { and, eq, lt, ne, sql } from 'drizzle-orm';
import { MODERATED_COMMENTS_PER_PAGE } from '@/lib/page-sizes';
import { comments, guests, posts, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canModerateComments } from '@/lib/access/permissions';
import type { ModerationFilter } from '@/lib/comments/validation';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { Author } from '@/lib/guests/author';
import { authorOfComment } from '@/lib/guests/queries/authors';
import { keysetPage } from '@/lib/keyset-page';
import type { PostKind } from '@/lib/paths';
import { isKeptPost } from '@/lib/posts/queries/visibility';

export type ModeratedComment = {
  id: number;
  parentId: number | null;
  rootId: number | null;
  status: 'visible' | 'hidden';
  bodyHtml: string;
  createdAt: Date;
  editedAt: Date | null;
  author: Author | null;
  post: { id: number; slug: string; kind: PostKind; title: string; commentsOpen: boolean };
};

/** `nextBefore` is the key of the following page, null on the last. @throws {NotFoundError} for anybody but the admin */
export async function listCommentsToModerate(
  viewer: Viewer,
  { status, before }: ModerationFilter,
): Promise<{ comments: ModeratedComment[]; nextBefore: number | null }> {
  if (!canModerateComments(viewer)) throw new NotFoundError();
  const rows = await db
    .select({
      id: comments.id,
      parentId: comments.parentId,
      rootId: comments.rootId,
      status: sql<'visible' | 'hidden'>`${comments.status}`,
      bodyHtml: comments.bodyHtml,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      author: authorOfComment,
      post: {
        id: posts.id,
        slug: posts.slug,
        kind: posts.kind,
        title: posts.title,
        commentsOpen: posts.commentsOpen,
      },
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(users, eq(users.id, comments.authorId))
    .leftJoin(guests, eq(guests.id, comments.guestId))
    .where(
      and(
        isKeptPost,
        status === 'all' ? ne(comments.status, 'deleted') : eq(comments.status, status),
        before ? lt(comments.id, before) : undefined,
      ),
    )
    .orderBy(status === 'all' ? sql`${comments.id} desc` : byStatusIndex)
    .limit(MODERATED_COMMENTS_PER_PAGE + 1);
  const { page, nextBefore } = keysetPage(rows, MODERATED_COMMENTS_PER_PAGE);
  return { comments: page, nextBefore };
}

/** Spelled as comments_status_idx is, or PostgreSQL would sort instead of reading the index. */
const byStatusIndex = sql`${comments.id} desc nulls last`;
