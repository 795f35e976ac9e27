import { saveFailure } from '@/lib/errors';

/** Milliseconds for which a save that failed speaks for the database. */
const MEMORY = 30_000;

/** On the process, because Next and the server around it are two bundles. */
const holder = globalThis as { colophonSaveFailure?: { at: number; reason: string } };

/** Remembers that the database took nothing, for those who watch over the server. */
export function noteSaveFailure(error: unknown): void {
  const reason = saveFailure(error);
  if (reason) holder.colophonSaveFailure = { at: Date.now(), reason };
}

/** Why nothing could be saved in the last half minute; null when nothing failed. */
export function whyNothingIsSaved(now = Date.now()): string | null {
  const last = holder.colophonSaveFailure;
  return last && now - last.at < MEMORY ? last.reason : null;
}
