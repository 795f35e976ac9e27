import 'server-only';
import { cookies } from 'next/headers';
import { encodeSession, sessionCookie } from '@/lib/accounts/sessions/next-auth';
import { getSessionId } from '@/lib/accounts/sessions/session';
import { SESSION_SECONDS } from '@/lib/accounts/sessions/lifetime';
import { renewSession } from '@/lib/accounts/sessions/mutations/sessions';

/** The answer must redirect: the rest of this request still carries the old id. */
export async function renewThisSession(): Promise<void> {
  const id = await getSessionId();
  const renewed = id && (await renewSession(id));
  if (!renewed) return;
  const { name, options } = sessionCookie();
  const token = await encodeSession(renewed.userId, renewed.id);
  (await cookies()).set(name, token, { ...options, maxAge: SESSION_SECONDS });
}
