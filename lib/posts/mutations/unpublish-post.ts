import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { db, type Executor } from '@/lib/db';
import { changeWhatIsPublic } from '@/lib/posts/mutations/save-version';
import type { SavedPost } from '@/lib/posts/post-input';
import type { Result } from '@/lib/result';

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
