import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isSample } from '@/lib/desk/queries/sample';
import { NotFoundError } from '@/lib/errors';
import { isKeptPost, isScheduledPost } from '@/lib/posts/queries/visibility';

const DRAFTS_SHOWN = 4;
const SCHEDULED_SHOWN = 3;

export type DeskDraft = { id: number; title: string; wordCount: number; updatedAt: Date };
export type DeskScheduled = { id: number; title: string; publishedAt: Date };
export type Desk = { drafts: DeskDraft[]; scheduled: DeskScheduled[] };

/** What the owner left off writing, newest first, and what appears next. @throws {NotFoundError} */
export async function getDesk(viewer: Viewer): Promise<Desk> {
  if (!canManagePosts(viewer)) throw new NotFoundError();
  const [drafts, scheduled] = await Promise.all([
    db
      .select({ id: posts.id, title: posts.title, wordCount: posts.wordCount, updatedAt: posts.updatedAt })
      .from(posts)
      .innerJoin(site, eq(site.id, 1))
      .where(and(eq(posts.status, 'draft'), isKeptPost, sql`not ${isSample}`))
      .orderBy(sql`${posts.updatedAt} desc`, sql`${posts.id} desc`)
      .limit(DRAFTS_SHOWN),
    db
      .select({
        id: posts.id,
        title: posts.title,
        publishedAt: sql<Date>`${posts.publishedAt}`.mapWith(posts.publishedAt),
      })
      .from(posts)
      .where(isScheduledPost)
      .orderBy(posts.publishedAt, posts.id)
      .limit(SCHEDULED_SHOWN),
  ]);
  return { drafts, scheduled };
}
