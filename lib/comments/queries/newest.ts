import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { comments, guests, posts, users } from '@/drizzle/schema';
import { discussionName, NEWEST_COMMENTS, POST_LISTS } from '@/lib/content-names';
import { db } from '@/lib/db';
import type { Author } from '@/lib/guests/author';
import { authorOfComment, namesOfAuthors } from '@/lib/guests/queries/authors';
import type { PostKind } from '@/lib/paths';
import { isPublic } from '@/lib/posts/queries/visibility';
import { noteShown } from '@/lib/server/http/content-version';

export type FeedComment = {
  id: number;
  bodyHtml: string;
  createdAt: Date;
  editedAt: Date | null;
  /** Null where the account is gone. */
  author: Author | null;
  post: { slug: string; kind: PostKind; title: string; feedId: string | null };
};

/** Those that every reader sees, newest first. @param postId those of one post alone */
export async function listNewestComments(postId?: number, limit = 50): Promise<FeedComment[]> {
  const list = await db
    .select({
      id: comments.id,
      authorId: comments.authorId,
      guestId: comments.guestId,
      bodyHtml: comments.bodyHtml,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      author: authorOfComment,
      post: { slug: posts.slug, kind: posts.kind, title: posts.title, feedId: posts.feedId },
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(users, eq(users.id, comments.authorId))
    .leftJoin(guests, eq(guests.id, comments.guestId))
    .where(
      and(
        eq(comments.status, 'visible'),
        isPublic,
        postId === undefined ? undefined : eq(comments.postId, postId),
      ),
    )
    // By date, for what an import brings in is not new.
    .orderBy(...latestFirst)
    .limit(limit);
  const names = postId === undefined ? [NEWEST_COMMENTS] : [discussionName(postId)];
  noteShown([POST_LISTS, ...names, ...namesOfAuthors(list)]);
  return list;
}

/** Spelled as comments_latest_idx is, or PostgreSQL would sort. */
const latestFirst = [sql`${comments.createdAt} desc nulls last`, sql`${comments.id} desc nulls last`];
