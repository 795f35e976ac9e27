import 'server-only';
import { HashingBusyError } from '@/lib/accounts/passwords/hash-pool';

/** How many may wait for their turn before the next is refused. */
const WAITING_LIMIT = 100;

const holder = globalThis as { colophonTurns?: { last: Promise<unknown>; waiting: number } };

/**
 * Runs one at a time in this process, in order. New accounts are made in turn, so that a crowd that wants the
 * same name costs one hash instead of one each, and so that logging in never queues behind a crowd that
 * registers. Correctness does not rest on it: the database's constraints settle races between processes.
 * @throws {HashingBusyError} when too many wait already
 */
export async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const turns = (holder.colophonTurns ??= { last: Promise.resolve(), waiting: 0 });
  if (turns.waiting >= WAITING_LIMIT) throw new HashingBusyError('too many wait for their turn');
  turns.waiting += 1;
  const mine = turns.last.then(run).finally(() => {
    turns.waiting -= 1;
  });
  turns.last = mine.catch(() => {});
  return mine;
}
