import 'server-only';
import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { importItems, posts } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isId } from '@/lib/fields';
import { isKeptPost } from '@/lib/posts/queries/visibility';

export type EditedPost = { id: number; title: string };

/** Posts that somebody saved after the import, which undoing it leaves alone. @param options.after an id */
export async function listEditedSince(
  viewer: Viewer,
  importId: number,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<EditedPost[]> {
  if (!canManagePosts(viewer) || !isId(importId)) return [];
  return db
    .select({ id: posts.id, title: posts.title })
    .from(importItems)
    .innerJoin(posts, and(eq(posts.id, importItems.targetId), isKeptPost))
    .where(
      and(
        eq(importItems.importId, importId),
        eq(importItems.kind, 'post'),
        isNotNull(importItems.doneAt),
        sql`${importItems.action} in ('create', 'update')`,
        sql`${posts.version} > (${importItems.before} ->> 'version')::int`,
        gt(posts.id, after),
      ),
    )
    .orderBy(asc(posts.id))
    .limit(limit);
}
