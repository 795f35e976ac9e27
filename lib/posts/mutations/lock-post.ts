import 'server-only';
import { and, eq } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** Until the end of the transaction nobody else changes it. @throws {NotFoundError} */
export async function lockPost(tx: Executor, id: number) {
  const [post] = await tx
    .select({
      id: posts.id,
      version: posts.version,
      status: posts.status,
      slug: posts.slug,
      kind: posts.kind,
      announcedAt: posts.announcedAt,
    })
    .from(posts)
    .where(and(eq(posts.id, id), isKeptPost))
    .for('update');
  if (!post) throw new NotFoundError();
  return post;
}
