import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { redirects } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { decodedPath, type PostKind } from '@/lib/paths';

/** Lets other paths lead to a post. They point at the post, not at its address, so chains cannot form. */
export async function addRedirects(tx: Executor, postId: number, paths: string[]): Promise<void> {
  // Sorted, so that two transactions lock the same rows in the same order.
  const rows = [...new Set(paths)].sort().map((path) => ({ path, postId }));
  if (rows.length === 0) return;
  await tx
    .insert(redirects)
    .values(rows)
    .onConflictDoUpdate({ target: redirects.path, set: { postId: sql`excluded.post_id` } });
}

export async function removeRedirectFrom(
  tx: Executor,
  post: { slug: string; kind: PostKind },
): Promise<void> {
  await tx.delete(redirects).where(eq(redirects.path, decodedPath(post)));
}
