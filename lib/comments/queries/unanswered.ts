import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { comments, guests, posts, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canModerateComments } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { Author } from '@/lib/guests/author';
import { authorOfComment } from '@/lib/guests/queries/authors';
import { isKeptPost } from '@/lib/posts/queries/visibility';

const SHOWN = 5;
/** Days after which silence is an answer. */
const RECENT = 30;

export type UnansweredComment = {
  id: number;
  bodyHtml: string;
  createdAt: Date;
  author: Author | null;
  post: { slug: string; title: string; commentsOpen: boolean };
};

/** Visible ones of others after which the viewer wrote nothing in the thread, newest first. @throws {NotFoundError} */
export async function listUnansweredComments(viewer: Viewer): Promise<UnansweredComment[]> {
  if (!canModerateComments(viewer)) throw new NotFoundError();
  const answers = alias(comments, 'answers');
  return db
    .select({
      id: comments.id,
      bodyHtml: comments.bodyHtml,
      createdAt: comments.createdAt,
      author: authorOfComment,
      post: { slug: posts.slug, title: posts.title, commentsOpen: posts.commentsOpen },
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(users, eq(users.id, comments.authorId))
    .leftJoin(guests, eq(guests.id, comments.guestId))
    .where(
      and(
        isKeptPost,
        eq(comments.status, 'visible'),
        sql`${comments.authorId} is distinct from ${viewer.id}`,
        sql`${comments.createdAt} > now() - make_interval(days => ${RECENT})`,
        sql`not exists (select 1 from ${comments} as answers where ${answers.authorId} = ${viewer.id}
          and ${answers.id} > ${comments.id} and ${answers.status} <> 'deleted'
          and ${answers.rootId} = coalesce(${comments.rootId}, ${comments.id}))`,
      ),
    )
    .orderBy(sql`${comments.id} desc`)
    .limit(SHOWN);
}
