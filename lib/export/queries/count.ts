import 'server-only';
import { and, count, eq, isNull, ne } from 'drizzle-orm';
import { comments, media, posts } from '@/drizzle/schema';
import type { Transaction } from '@/lib/db';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** How many steps an export takes, but for deleted comments that hold the place of others. */
export async function countExported(tx: Transaction): Promise<number> {
  const [said] = await tx
    .select({ count: count() })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(ne(comments.status, 'deleted'), isKeptPost));
  const written = await tx.$count(posts, isKeptPost);
  return written + (said?.count ?? 0) + (await tx.$count(media, isNull(media.deletedAt)));
}
