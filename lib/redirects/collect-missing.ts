import 'server-only';
import { isDatabaseUnavailable } from '@/lib/errors';
import { pathOf } from '@/lib/redirects/address';
import { recordMissing } from '@/lib/redirects/mutations/missing-paths';
import { isReservedPath } from '@/lib/reserved-paths';
import { takeMissing } from '@/lib/server/http/edge/missing-paths';
import { logger } from '@/lib/server/process/logger';

/** Milliseconds. */
const INTERVAL = 30_000;

export function startCollectingMissing(): void {
  setInterval(() => void collectMissing(), INTERVAL).unref();
}

/** Writes down what was asked for in vain since the last time. */
export async function collectMissing(): Promise<void> {
  const counts = new Map<string, number>();
  for (const [asked, count] of takeMissing()) {
    const path = pathOf(asked);
    if (isWorthKeeping(path)) counts.set(path, (counts.get(path) ?? 0) + count);
  }
  try {
    await recordMissing(counts);
  } catch (error) {
    if (!isDatabaseUnavailable(error)) logger().error({ err: error }, 'missing paths not recorded');
  }
}

/** What a redirect could serve. An @ may be somebody's address, and control characters are nobody's. */
const isWorthKeeping = (path: string) => !isReservedPath(path) && !/[@\0-\x1f\x7f\\%]/.test(path);
