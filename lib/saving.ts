import { saveFailure } from '@/lib/errors';
import { sharedState } from '@/lib/shared-state.mjs';

/** Milliseconds for which a save that failed speaks for the database. */
const MEMORY = 30_000;

const state = sharedState('save-failure', (): { last?: { at: number; reason: string } } => ({}));

/** Remembers that the database took nothing, for those who watch over the server. */
export function noteSaveFailure(error: unknown): void {
  const reason = saveFailure(error);
  if (reason) state.last = { at: Date.now(), reason };
}

/** Why nothing could be saved in the last half minute; null when nothing failed. */
export function whyNothingIsSaved(now = Date.now()): string | null {
  const { last } = state;
  return last && now - last.at < MEMORY ? last.reason : null;
}
