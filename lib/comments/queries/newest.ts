import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { comments, posts, users } from '@/drizzle/schema';
import { namesOfAuthors } from '@/lib/comments/queries/threads';
import { discussionName, NEWEST_COMMENTS, POST_LISTS } from '@/lib/content-names';
import { db } from '@/lib/db';
import type { PostKind } from '@/lib/paths';
import { isPublic } from '@/lib/posts/queries/visibility';
import { noteShown } from '@/lib/server/http/content-version';

export type FeedComment = {
  id: number;
  bodyHtml: string;
  createdAt: Date;
  editedAt: Date | null;
  /** Null where the account is gone. */
  author: { username: string; name: string } | null;
  post: { slug: string; kind: PostKind; title: string; feedId: string | null };
};

/** Those that every reader sees, newest first. @param postId those of one post alone */
export async function listNewestComments(postId?: number, limit = 50): Promise<FeedComment[]> {
  const list = await db
    .select({
      id: comments.id,
      authorId: comments.authorId,
      bodyHtml: comments.bodyHtml,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      author: { username: users.username, name: users.name },
      post: { slug: posts.slug, kind: posts.kind, title: posts.title, feedId: posts.feedId },
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(users, eq(users.id, comments.authorId))
    .where(
      and(
        eq(comments.status, 'visible'),
        isPublic,
        postId === undefined ? undefined : eq(comments.postId, postId),
      ),
    )
    .orderBy(desc(comments.id))
    .limit(limit);
  const names = postId === undefined ? [NEWEST_COMMENTS] : [discussionName(postId)];
  noteShown([POST_LISTS, ...names, ...namesOfAuthors(list)]);
  return list;
}
