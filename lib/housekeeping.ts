import 'server-only';
import { sweepEvents } from '@/lib/audit/mutations/sweep-events';
import { sweepLinks } from '@/lib/accounts/links/mutations/one-time-links';
import { sweepThrottles } from '@/lib/limits/mutations/throttle';
import { sealStoredTotpSecrets } from '@/lib/accounts/two-factor/mutations/seal-stored-secrets';
import { sweepIdempotencyKeys } from '@/lib/api/mutations/idempotency-keys';
import { eraseDueComments } from '@/lib/comments/mutations/erase-comments';
import { isDatabaseUnavailable } from '@/lib/errors';
import { sweepUploads } from '@/lib/import/receive/sweep-uploads';
import { sweepOutbox } from '@/lib/mail/mutations/outbox';
import { sweepLeftovers } from '@/lib/media/mutations/leftovers';
import { makeMissingVariants } from '@/lib/media/mutations/make-missing-variants';
import { sweepPictures } from '@/lib/media/mutations/purge-pictures';
import { purgeDuePosts } from '@/lib/posts/mutations/purge-posts';
import { renewRenderings } from '@/lib/posts/mutations/renew-renderings';
import { thinRevisions } from '@/lib/posts/mutations/thin-revisions';
import { countSearchWords } from '@/lib/search/indexing/mutations/count-words';
import { renewIndex } from '@/lib/search/indexing/mutations/renew-index';
import { sweepTexts } from '@/lib/texts/folder';
import { sweepDeliveries } from '@/lib/webhooks/mutations/deliveries';
import { logger } from '@/lib/server/process/logger';

/** Milliseconds. */
const INTERVAL = 6 * 3_600_000;
/** Not while the first readers are waiting. */
const FIRST_AFTER = 60_000;

export function startHousekeeping(): void {
  setTimeout(() => void sweep(), FIRST_AFTER).unref();
  setInterval(() => void sweep(), INTERVAL).unref();
}

export async function sweep(): Promise<void> {
  try {
    await sweepLinks();
    await sweepThrottles();
    await sweepTexts();
    await sweepOutbox();
    await sweepIdempotencyKeys();
    await sweepDeliveries();
    await sweepEvents();
    await sealStoredTotpSecrets();
    await sweepPictures();
    await sweepLeftovers();
    await sweepUploads();
    await makeMissingVariants();
    await thinRevisions();
    await purgeDuePosts();
    await eraseDueComments();
    await renewRenderings();
    await renewIndex();
    await countSearchWords();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) logger().error({ err: error }, 'housekeeping failed');
  }
}
