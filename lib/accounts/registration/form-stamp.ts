import 'server-only';
import { isSignatureOf, sign } from '@/lib/access/tokens';
import { settings } from '@/lib/env';

/** Milliseconds. Programs send a form at once; people type for longer, even with a password manager. */
const SHORTEST = 2000;
const LONGEST = 24 * 3_600_000;

/** A signed note of when a form was shown. It needs no storage, so it may be sent more than once. */
export function makeStamp(shownAt = Date.now()): string {
  const time = shownAt.toString(36);
  return `${time}.${sign(noteOf(time))}`;
}

export const makeReadyStamp = (): string => makeStamp(Date.now() - SHORTEST);

/** `too-fast` only on a public site; `expired` also for a stamp that is absent or not ours. */
export function checkStamp(stamp: string | undefined, now = Date.now()): 'fine' | 'too-fast' | 'expired' {
  const [time = '', signature = ''] = (stamp ?? '').split('.');
  if (!isSignatureOf(noteOf(time), signature)) return 'expired';
  const age = now - parseInt(time, 36);
  if (age > LONGEST) return 'expired';
  return age < SHORTEST && settings().isPublic ? 'too-fast' : 'fine';
}

const noteOf = (time: string) => `form shown at ${time}`;
