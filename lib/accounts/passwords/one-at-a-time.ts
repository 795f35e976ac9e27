import 'server-only';
import pLimit from 'p-limit';
import { HashingBusyError } from '@/lib/accounts/passwords/hash-pool';
import { sharedState } from '@/lib/shared-state.mjs';

/** Jobs that may run or wait before the next is refused. */
const MOST = 100;

/**
 * Runs one job at a time in this process, in order. New accounts are made so, that a crowd that wants the same name
 * costs one hash instead of one each, and that logging in never queues behind a crowd that registers. Correctness does
 * not rest on it: the database's constraints settle races between processes.
 * @throws {HashingBusyError} when too many wait already
 */
export async function oneAtATime<T>(job: () => Promise<T>): Promise<T> {
  const limit = sharedState('account-jobs', () => pLimit(1));
  if (limit.activeCount + limit.pendingCount >= MOST)
    throw new HashingBusyError('too many wait for their turn');
  return limit(job);
}
