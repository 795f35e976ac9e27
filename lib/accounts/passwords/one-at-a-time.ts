import 'server-only';
import pLimit from 'p-limit';
import { HashingBusyError } from '@/lib/accounts/passwords/hash-pool';
import { sharedState } from '@/lib/shared-state';

/** Jobs that may run or wait before the next is refused. */
const MOST = 100;

/** One new account at a time: a crowd that wants one name costs one hash. @throws {HashingBusyError} when many wait */
export async function oneAtATime<T>(job: () => Promise<T>): Promise<T> {
  const limit = sharedState('account-jobs', () => pLimit(1));
  if (limit.activeCount + limit.pendingCount >= MOST)
    throw new HashingBusyError('too many wait for their turn');
  return limit(job);
}
