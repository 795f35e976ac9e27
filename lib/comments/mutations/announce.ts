import 'server-only';
import type { Executor } from '@/lib/db';
import { permalinkPath } from '@/lib/comments/paths';
import { settings } from '@/lib/env';
import { queueEvent } from '@/lib/webhooks/mutations/queue-event';

type Change = 'created' | 'updated' | 'deleted' | 'hidden' | 'approved';

/** Tells webhooks of a comment, in the transaction of the change. */
export const announceComment = (tx: Executor, id: number, change: Change): Promise<void> =>
  queueEvent(tx, {
    name: `comment.${change}`,
    data: { id, url: settings().SITE_URL + permalinkPath(id) },
  });
