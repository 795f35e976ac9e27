import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import { settings } from '@/lib/env';
import { publicPath, type PostKind } from '@/lib/paths';
import { isPublic } from '@/lib/posts/queries/visibility';
import type { EventName } from '@/lib/webhooks/event-names';
import { queueEvent } from '@/lib/webhooks/mutations/queue-event';

type Post = { id: number; slug: string; kind: PostKind };

/** After a save, in its transaction: tells webhooks what it meant to readers. */
export async function announceChange(tx: Executor, id: number): Promise<void> {
  const [post] = await tx
    .select({
      id: posts.id,
      slug: posts.slug,
      kind: posts.kind,
      isPublic: sql<boolean>`coalesce(${isPublic}, false)`,
      isAnnounced: sql<boolean>`${posts.announcedAt} is not null`,
    })
    .from(posts)
    .where(eq(posts.id, id));
  if (!post || (!post.isPublic && !post.isAnnounced)) return;
  if (post.isPublic && post.isAnnounced) return tell(tx, 'post.updated', post);
  await markAnnounced(tx, id, post.isPublic);
  await tell(tx, post.isPublic ? 'post.published' : 'post.unpublished', post);
}

export const announceDeletion = (tx: Executor, post: Post): Promise<void> => tell(tx, 'post.deleted', post);

/** Scheduled posts whose time has come. Of several processes one tells of each. */
export async function announceDuePosts(): Promise<void> {
  await db.transaction(async (tx) => {
    const due = await tx
      .update(posts)
      .set({ announcedAt: sql`now()`, updatedAt: sql`${posts.updatedAt}` })
      .where(and(isPublic, isNull(posts.announcedAt)))
      .returning({ id: posts.id, slug: posts.slug, kind: posts.kind });
    for (const post of due) await tell(tx, 'post.published', post);
  });
}

async function markAnnounced(tx: Executor, id: number, isPublic: boolean): Promise<void> {
  await tx
    .update(posts)
    .set({ announcedAt: isPublic ? sql`now()` : null, updatedAt: sql`${posts.updatedAt}` })
    .where(eq(posts.id, id));
}

const tell = (tx: Executor, name: EventName, { id, ...post }: Post) =>
  queueEvent(tx, { name, data: { id, url: settings().SITE_URL + publicPath(post) } });
