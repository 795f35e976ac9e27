import { sharedState } from '@/lib/shared-state';

/** Paths between two takings; a scan asks for thousands, and what it finds first is as good as the rest. */
const MOST = 500;
/** Characters. Longer ones are nobody's link. */
const LONGEST = 300;

const state = sharedState('missing-paths', () => ({ counts: new Map<string, number>() }));

/** One look-up in memory: counted where nothing was found, for the application to collect. */
export function countMissing(path: string): void {
  if (path.length > LONGEST) return;
  const count = state.counts.get(path);
  if (count === undefined && state.counts.size >= MOST) return;
  state.counts.set(path, (count ?? 0) + 1);
}

export function takeMissing(): Map<string, number> {
  const { counts } = state;
  state.counts = new Map();
  return counts;
}
