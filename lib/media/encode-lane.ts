import { sharedState } from '@/lib/shared-state';

const state = sharedState('encode-lane', (): { last: Promise<unknown> } => ({ last: Promise.resolve() }));

/** One picture at a time: sharp computes in threads of which there are four, for files and compression too. */
export function inEncodeLane<T>(work: () => Promise<T>): Promise<T> {
  const turn = state.last.then(work);
  state.last = turn.catch(() => {});
  return turn;
}
