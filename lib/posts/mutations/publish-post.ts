import 'server-only';
import { sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db, type Executor } from '@/lib/db';
import { changeWhatIsPublic } from '@/lib/posts/mutations/save-version';
import type { SavedPost } from '@/lib/posts/post-input';
import type { Result } from '@/lib/result';

/**
 * Without a date it keeps the one it has, so publishing again does not move it. `stale`: saved since `version`.
 * @param options.at in the future it is scheduled. @param options.until when it becomes a draft again; null for never
 * @throws {NotFoundError}
 */
export async function publishPost(
  actor: Actor,
  id: number,
  version: number,
  executor: Executor = db,
  { at, until }: { at?: Date; until?: Date | null } = {},
): Promise<Result<SavedPost, 'stale'>> {
  // Whole milliseconds, because that is all a JavaScript Date brings back when neighbours are looked up.
  const publishedAt = at ?? sql`coalesce(${posts.publishedAt}, date_trunc('milliseconds', now()))`;
  // An end that lies before the beginning is that of an earlier time.
  const kept = sql`case when ${posts.unpublishAt} > greatest(now(), ${at ? sql.param(at, posts.publishedAt) : posts.publishedAt}) then ${posts.unpublishAt} end`;
  const unpublishAt = until === undefined ? kept : until;
  return changeWhatIsPublic(actor, id, version, { status: 'published', publishedAt, unpublishAt }, executor);
}

/** Keeps date, comments and address; a scheduled post is unscheduled by it. `stale` when somebody saved it since `version`. @throws {NotFoundError} */
export async function unpublishPost(
  actor: Actor,
  id: number,
  version: number,
  executor: Executor = db,
): Promise<Result<SavedPost, 'stale'>> {
  return changeWhatIsPublic(actor, id, version, { status: 'draft', unpublishAt: null }, executor);
}
