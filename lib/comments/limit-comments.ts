import 'server-only';
import type { Viewer } from '@/lib/access/actor';
import { requestingAddress } from '@/lib/limits/requesting-address';
import { COMMENT_AUTHOR, UNPOSTED_COMMENT_NETWORK, perNetwork } from '@/lib/limits/attempt-limits';
import { canModerateComments } from '@/lib/access/permissions';
import { takePoints } from '@/lib/limits/mutations/throttle';

/**
 * Counts a comment that somebody sends, before it is rendered: per person, or per network for texts that wait
 * until somebody is logged in. Who moderates may write as fast as they like.
 * @throws {ThrottledError} when it is too many; the form keeps the text
 */
export async function limitComments(viewer: Viewer): Promise<void> {
  // As a plain boolean: the compiler would take everybody else for a visitor.
  const isModerator: boolean = canModerateComments(viewer);
  if (isModerator) return;
  await takePoints(
    viewer
      ? [{ limit: COMMENT_AUTHOR, key: `user ${viewer.id}` }]
      : perNetwork(UNPOSTED_COMMENT_NETWORK, await requestingAddress()),
  );
}
