import 'server-only';
import { encode } from 'next-auth/jwt';
import { cookies } from 'next/headers';
import { sessionCookie } from '@/lib/accounts/sessions/next-auth';
import { getSessionId } from '@/lib/accounts/sessions/session';
import { SESSION_DAYS } from '@/lib/accounts/sessions/lifetime';
import { renewSession } from '@/lib/accounts/sessions/mutations/sessions';
import { signingKey } from '@/lib/access/signing-key';

/**
 * Gives this device's session another id after a change that asked for the password again, so that a copy of
 * the old cookie is dead. The answer must redirect: the rest of this request still carries the old one.
 */
export async function renewThisSession(): Promise<void> {
  const id = await getSessionId();
  const renewed = id && (await renewSession(id));
  if (!renewed) return;
  const { name, options } = sessionCookie();
  const maxAge = SESSION_DAYS * 86_400;
  const token = { sub: String(renewed.userId), sid: renewed.id };
  const value = await encode({ token, salt: name, secret: signingKey(), maxAge });
  (await cookies()).set(name, value, { ...options, maxAge });
}
