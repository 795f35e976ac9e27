import 'server-only';
import { directDatabaseUrl, settings } from '@/lib/env';
import { isDatabaseUnavailable } from '@/lib/errors';
import { logger } from '@/lib/server/process/logger';
import { watchDatabase } from '@/lib/server/database/watch';

/** Milliseconds between two looks into a queue when nothing announces anything. */
const INTERVAL = 30_000;

type Queue = {
  /** What announces that something was added. */
  channel: string;
  /** Works until nothing is due. */
  work: (lookAgainIn: (seconds: number) => void) => Promise<void>;
  /** How many may work at a time, so that one slow piece does not hold up the others. */
  parallel?: number;
  /** What the log says when the work fails. */
  failure: string;
};

export async function watchQueue({ channel, work, parallel = 1, failure }: Queue): Promise<void> {
  let working = 0;
  let again = false;

  async function run(): Promise<void> {
    // What arrives while all are at work is seen by one more look.
    again = true;
    if (working >= parallel) return;
    working++;
    while (again) {
      again = false;
      await work(lookAgainIn).catch(tell);
    }
    working--;
  }

  function lookAgainIn(seconds: number): void {
    if (seconds * 1000 < INTERVAL) setTimeout(() => void run(), seconds * 1000 + 50).unref();
  }

  function tell(error: unknown): void {
    if (!isDatabaseUnavailable(error)) logger().error({ err: error }, failure);
  }

  setInterval(() => void run(), INTERVAL).unref();
  await watchDatabase(directDatabaseUrl(settings())!, channel, () => void run());
}
