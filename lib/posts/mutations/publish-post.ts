import 'server-only';
import { sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db, type Executor } from '@/lib/db';
import { changeWhatIsPublic } from '@/lib/posts/mutations/save-version';
import type { SavedPost } from '@/lib/posts/post-input';
import type { Result } from '@/lib/result';

/**
 * Publishes a post, or schedules it when its date is still to come. A post without a date gets the present moment;
 * a date it has stays, so unpublishing and publishing again does not move it.
 * @returns `stale` when somebody saved it since `version` was read
 * @throws {NotFoundError} when there is no such post or the actor may not write posts
 */
export async function publishPost(
  actor: Actor,
  id: number,
  version: number,
  executor: Executor = db,
): Promise<Result<SavedPost, 'stale'>> {
  // Whole milliseconds, because that is all a JavaScript Date brings back when neighbours are looked up.
  const publishedAt = sql`coalesce(${posts.publishedAt}, date_trunc('milliseconds', now()))`;
  return changeWhatIsPublic(actor, id, version, { status: 'published', publishedAt }, executor);
}

/**
 * Makes a draft of a published post. It keeps its date, comments and address for the day it is published again.
 * @returns `stale` when somebody saved it since `version` was read
 * @throws {NotFoundError} when there is no such post or the actor may not write posts
 */
export async function unpublishPost(
  actor: Actor,
  id: number,
  version: number,
  executor: Executor = db,
): Promise<Result<SavedPost, 'stale'>> {
  return changeWhatIsPublic(actor, id, version, { status: 'draft' }, executor);
}
