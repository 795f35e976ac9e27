import 'server-only';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { notifyContentChanged } from '@/lib/content-changed';
import { directDatabaseUrl, settings } from '@/lib/env';
import { isDatabaseUnavailable } from '@/lib/errors';
import { announceDuePosts } from '@/lib/posts/mutations/announce';
import { closeOldDiscussions } from '@/lib/posts/mutations/close-old-discussions';
import { unpublishDuePosts } from '@/lib/posts/mutations/unpublish-due-posts';
import { nextChangeIn } from '@/lib/posts/queries/schedule';
import { watchDatabase } from '@/lib/server/database/watch';

/** Milliseconds. A clock that was set or a timer beyond 24 days is looked at again after an hour. */
const LONGEST_SLEEP = 3_600_000;
const RETRY = 5000;
/** A timer may fire a little early, and the post must be public when the pages are made anew. */
const MARGIN = 50;

/**
 * Queries decide what appears: a missed moment only means an old page until it expires. What ends does so here, after
 * a start at the latest. @returns how to stop it
 */
export async function startSchedule(): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  let round = 0;
  let isStopped = false;
  const underWay = new Set<Promise<void>>();

  const begin = (work: () => Promise<void>) => {
    const done = work().finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const sleep = (milliseconds: number, then: () => Promise<void>) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => begin(then), milliseconds).unref();
  };

  async function arm(): Promise<void> {
    const mine = ++round;
    try {
      // What became due while nobody was there.
      await unpublishDuePosts();
      await closeOldDiscussions();
      await announceDuePosts();
      const wait = await nextChangeIn();
      // A change that came during the query arms the timer itself.
      if (mine !== round) return;
      if (wait === null || wait > LONGEST_SLEEP) sleep(LONGEST_SLEEP, arm);
      else sleep(wait + MARGIN, change);
    } catch (error) {
      retry(error, arm);
    }
  }

  async function change(): Promise<void> {
    try {
      await unpublishDuePosts();
      await closeOldDiscussions();
      await announceDuePosts();
      // This process hears its own notice, which arms the timer for the next post.
      await notifyContentChanged();
    } catch (error) {
      retry(error, change);
    }
  }

  function retry(error: unknown, what: () => Promise<void>): void {
    if (!isDatabaseUnavailable(error)) throw error;
    sleep(RETRY, what);
  }

  const watch = await watchDatabase(directDatabaseUrl(settings())!, CONTENT_CHANNEL, () => begin(arm));
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await watch.close();
    await Promise.all(underWay);
  };
}
