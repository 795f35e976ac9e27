import { saveFailure } from '@/lib/errors';
import { sharedState } from '@/lib/shared-state';

/** Milliseconds for which a save that failed speaks for the database. */
const MEMORY = 30_000;

const state = sharedState('save-failure', (): { last?: { at: number; reason: string } } => ({}));

export function noteSaveFailure(error: unknown): void {
  const reason = saveFailure(error);
  if (reason) state.last = { at: Date.now(), reason };
}

export function whyNothingIsSaved(now = Date.now()): string | null {
  const { last } = state;
  return last && now - last.at < MEMORY ? last.reason : null;
}
