import 'server-only';
import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { comments, importItems, posts, workingCopies } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isId } from '@/lib/fields';
import { isKeptPost } from '@/lib/posts/queries/visibility';

export type StayingPost = { id: number; title: string; why: string };

const isNew = sql`${importItems.action} = 'create'`;

const isEdited = sql`(${posts.version} <> (${importItems.before} ->> 'version')::int
  or ${posts.status}::text <> ${importItems.before} ->> 'status')`;

const isBegun = sql`(${isNew} and exists (
  select from ${workingCopies} where ${workingCopies.postId} = ${posts.id}))`;

const isTalkedAbout = sql`(${isNew} and exists (
  select from ${comments} where ${comments.postId} = ${posts.id} and not exists (
    select from ${importItems} own where own.import_id = ${importItems.importId}
      and own.kind = 'comment' and own.target_id = ${comments.id})))`;

/** Posts that undoing an import would leave as they are, by what undoing asks of each. @param options.after an id */
export async function listStayingPosts(
  viewer: Viewer,
  importId: number,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<StayingPost[]> {
  if (!canManagePosts(viewer) || !isId(importId)) return [];
  return db
    .select({
      id: posts.id,
      title: posts.title,
      why: sql<string>`case when ${isEdited} then 'it was changed since'
        when ${isBegun} then 'somebody has begun to change it'
        else 'somebody has commented on it since' end`,
    })
    .from(importItems)
    .innerJoin(posts, and(eq(posts.id, importItems.targetId), isKeptPost))
    .where(
      and(
        eq(importItems.importId, importId),
        eq(importItems.kind, 'post'),
        isNotNull(importItems.doneAt),
        sql`${importItems.action} in ('create', 'update')`,
        sql`(${isEdited} or ${isBegun} or ${isTalkedAbout})`,
        gt(posts.id, after),
      ),
    )
    .orderBy(asc(posts.id))
    .limit(limit);
}
