import 'server-only';
import { noteSeen } from '@/lib/accounts/sessions/mutations/sessions';
import {
  getLiveSession,
  type LiveSession,
  type SessionKind,
} from '@/lib/accounts/sessions/queries/live-session';

/** Minutes between two notes of the last request, so that reading does not write each time. */
const SEEN_MINUTES = 5;

export async function resumeSession(
  id: string,
  kind: SessionKind = 'browser',
): Promise<LiveSession['person'] | null> {
  const session = await getLiveSession(id, kind);
  if (!session) return null;
  if (Date.now() - session.lastSeenAt.getTime() > SEEN_MINUTES * 60_000) await noteSeen(id);
  return session.person;
}
