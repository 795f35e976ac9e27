import 'server-only';
import { and, eq } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** Which post is pinned, be it public or not. */
export async function getPinnedPostId(viewer: Viewer): Promise<number | null> {
  if (!canManagePosts(viewer)) return null;
  const [row] = await db
    .select({ id: posts.id })
    .from(site)
    .innerJoin(posts, and(eq(posts.id, site.pinnedPostId), isKeptPost));
  return row?.id ?? null;
}
