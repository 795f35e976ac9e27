import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { OWNER_ID } from '@/lib/access/actor';
import { notifyContentChanged } from '@/lib/content-changed';
import { guestName, personName, POST_LISTS, postName } from '@/lib/content-names';
import type { Executor } from '@/lib/db';

/** For imports and the owner's editor: whose name stands at a post; null for the owner's. Neither version nor date changes. */
export async function setPostGuest(tx: Executor, postId: number, guestId: number | null): Promise<void> {
  await tx
    .update(posts)
    .set({ guestId, authorId: OWNER_ID, updatedAt: sql`${posts.updatedAt}` })
    .where(eq(posts.id, postId));
  const guest = guestId === null ? [] : [guestName(guestId)];
  await notifyContentChanged(tx, [postName(postId), POST_LISTS, personName(OWNER_ID), ...guest]);
}
