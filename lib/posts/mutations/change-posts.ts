import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/errors';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { tagPost } from '@/lib/posts/mutations/tag-post';
import { listStates, type StateOfPost } from '@/lib/posts/queries/post-states';
import type { Result } from '@/lib/result';

export type PostsChange = { verb: 'publish' | 'unpublish' | 'delete' } | { verb: 'tag'; names: string[] };

/** Why one of many was left as it is. `unchanged`: it was so already. */
export type PostProblem = 'stale' | 'gone' | 'too-many-tags' | 'unchanged';

export type ChangedPost = { id: number; title: string; problem: PostProblem | null };

/** Each in its own transaction and only as it was seen, so that one that changed meanwhile stops no other. */
export async function changePosts(
  actor: Actor,
  targets: { id: number; version: number }[],
  change: PostsChange,
): Promise<ChangedPost[]> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const states = await listStates(
    actor,
    targets.map(({ id }) => id),
  );
  const changed: ChangedPost[] = [];
  for (const target of targets) {
    const before = states.get(target.id);
    const problem = before ? await changeOne(actor, target, before, change) : 'gone';
    changed.push({ id: target.id, title: before?.title ?? '', problem });
  }
  return changed;
}

/** Undoes a deletion of many. @returns how many are back: one that is gone for good stays so */
export async function restorePosts(actor: Actor, ids: number[]): Promise<number> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  let restored = 0;
  for (const id of ids) {
    try {
      await restorePost(actor, id);
      restored += 1;
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  }
  return restored;
}

async function changeOne(
  actor: Actor,
  { id, version }: { id: number; version: number },
  { state }: StateOfPost,
  change: PostsChange,
): Promise<PostProblem | null> {
  // Spares a save that changes nothing; who changes it at this moment is settled by its version.
  if ((change.verb === 'publish') !== (state === 'draft') && /publish/.test(change.verb)) return 'unchanged';
  try {
    const result = await run(actor, id, version, change);
    return result.ok ? null : result.code;
  } catch (error) {
    if (error instanceof NotFoundError) return 'gone';
    throw error;
  }
}

function run(
  actor: Actor,
  id: number,
  version: number,
  change: PostsChange,
): Promise<Result<unknown, 'stale' | 'too-many-tags'>> {
  switch (change.verb) {
    case 'publish':
      return publishPost(actor, id, version);
    case 'unpublish':
      return unpublishPost(actor, id, version);
    case 'delete':
      return deletePost(actor, id, version);
    case 'tag':
      return tagPost(actor, id, version, change.names);
  }
}
