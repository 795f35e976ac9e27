import 'server-only';
import { and, asc, eq, gt, ne, sql } from 'drizzle-orm';
import { importItems, redirects } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isId } from '@/lib/fields';

export type OldAddress = {
  position: number;
  title: string;
  /** Earlier addresses, decoded. */
  from: string[];
  /** Where they lead. */
  to: string;
};

/** Once it is applied, its text is gone, and its addresses stand among the redirects. */
const from = sql<string[]>`case
  when ${importItems.kind} = 'redirect' then jsonb_build_array(${importItems.key})
  when ${importItems.payload} is null then (
    select coalesce(jsonb_agg(${redirects.path} order by ${redirects.path}), '[]'::jsonb)
    from ${redirects} where ${redirects.postId} = ${importItems.targetId})
  else coalesce(${importItems.payload} -> 'addresses', '[]'::jsonb)
end`;

const leadsOn = sql`(${importItems.kind} in ('post', 'redirect')
  and ${importItems.action} in ('create', 'update', 'unchanged')
  and jsonb_array_length(${from}) > 0)`;

/** From the old site to this one. @param options.after the position of the last one of the page before */
export async function listOldAddresses(
  viewer: Viewer,
  id: number,
  { after = -1, limit }: { after?: number; limit: number },
): Promise<OldAddress[]> {
  if (!canManagePosts(viewer) || !isId(id)) return [];
  return db
    .select({
      position: importItems.position,
      title: importItems.title,
      from,
      to: importItems.address,
    })
    .from(importItems)
    .where(
      and(
        eq(importItems.importId, id),
        gt(importItems.position, after),
        ne(importItems.address, ''),
        leadsOn,
      ),
    )
    .orderBy(asc(importItems.position))
    .limit(limit);
}

export async function countOldAddresses(viewer: Viewer, id: number): Promise<number> {
  if (!canManagePosts(viewer) || !isId(id)) return 0;
  return db.$count(importItems, and(eq(importItems.importId, id), ne(importItems.address, ''), leadsOn));
}
