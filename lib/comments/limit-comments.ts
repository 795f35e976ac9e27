import 'server-only';
import type { Viewer } from '@/lib/access/actor';
import { requestingAddress } from '@/lib/limits/requesting-address';
import { COMMENT_AUTHOR, UNPOSTED_COMMENT_NETWORK, perNetwork } from '@/lib/limits/attempt-limits';
import { canModerateComments } from '@/lib/access/permissions';
import { takePoints } from '@/lib/limits/mutations/throttle';

/** Before rendering: per person, or per network for texts that wait for a login. @throws {ThrottledError} */
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
