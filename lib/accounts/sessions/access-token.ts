import 'server-only';
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { signingKey } from '@/lib/access/signing-key';
import { isToken } from '@/lib/access/tokens';
import { noteDevice } from '@/lib/accounts/sessions/mutations/note-device';
import { startCheckedSession } from '@/lib/accounts/sessions/mutations/sessions';
import { resumeSession } from '@/lib/accounts/sessions/resume-session';
import { verifyCredentials } from '@/lib/accounts/sessions/verify-credentials';
import { settings } from '@/lib/env';
import { recordedNetwork } from '@/lib/limits/requesting-address';
import { fail, ok, type Result } from '@/lib/result';

/** Seconds. The row of the session lives as long as the token that names it. */
const LIFETIME = 30 * 60;

const ALGORITHM = 'HS256';
/** Of an access token (RFC 9068): no other token of ours, such as next-auth's cookie, is taken for one. */
const TYPE = 'at+jwt';

const claims = () => ({ issuer: settings().SITE_URL, audience: `${settings().SITE_URL}/api/v1` });

let keyOnce: KeyObject | undefined;

/** Derived for this alone; as one object, which the library prepares for signing once. */
const key = (): KeyObject =>
  (keyOnce ??= createSecretKey(
    new Uint8Array(hkdfSync('sha256', signingKey(), '', 'colophon access token', 32)),
  ));

export type Access = { token: string; expiresAt: Date; userId: number };

type Attempt = { identifier: string; password: string; code?: string };

/** `wrong` is said of an unknown person, a wrong password and a wrong code alike. @throws {ThrottledError | HashingBusyError} */
export async function logInProgram(
  attempt: Attempt,
  from: { address: string; userAgent: string },
): Promise<Result<Access, 'wrong' | 'code-required'>> {
  const verification = await verifyCredentials({ ...attempt, remember: false }, from.address);
  if (verification.outcome === 'code-required') return fail('code-required');
  if (verification.outcome === 'refused') return fail('wrong');
  const { user } = verification;
  const userId = Number(user.id);
  const place = { userAgent: from.userAgent, network: recordedNetwork(from.address) };
  const sid = await startCheckedSession(
    { userId, password: user.password },
    { ...place, remember: false, kind: 'api', lifetime: LIFETIME },
  );
  // The password was changed while it was checked.
  if (!sid) return fail('wrong');
  await noteDevice(userId, place);
  return ok({ userId, ...(await signAccess(userId, sid)) });
}

async function signAccess(userId: number, sid: string): Promise<{ token: string; expiresAt: Date }> {
  const issuedAt = Math.floor(Date.now() / 1000);
  const { issuer, audience } = claims();
  const token = await new SignJWT({ sid })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setSubject(String(userId))
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME)
    .sign(key());
  return { token, expiresAt: new Date((issuedAt + LIFETIME) * 1000) };
}

/** The person and session of a token; null for one that is broken, forged, expired, or whose session has ended. */
export async function resumeAccess(
  token: string,
): Promise<{ person: { id: number; username: string; name: string }; sid: string } | null> {
  const sid = await readAccess(token);
  const person = sid && (await resumeSession(sid.sid, 'api'));
  return person && String(person.id) === sid.sub ? { person, sid: sid.sid } : null;
}

async function readAccess(token: string): Promise<{ sub: string; sid: string } | null> {
  const options = { ...claims(), algorithms: [ALGORITHM], typ: TYPE, requiredClaims: ['sub', 'iat', 'exp'] };
  const verified = await jwtVerify(token, key(), options).catch(() => null);
  const { sub = '', sid } = verified?.payload ?? {};
  return typeof sid === 'string' && isToken(sid) ? { sub, sid } : null;
}
