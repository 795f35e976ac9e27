import { hkdfSync } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { SignJWT, UnsecuredJWT } from 'jose';
import { Secret, TOTP } from 'otpauth';
import { expect, test, vi } from 'vitest';
import { auditEvents, sessions, users } from '@/drizzle/schema';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { disableUser } from '@/lib/accounts/people/mutations/disable-user';
import { changePassword } from '@/lib/accounts/profile/mutations/change-password';
import { logInProgram, resumeAccess } from '@/lib/accounts/sessions/access-token';
import { endSession, endSessionsOf, startSession } from '@/lib/accounts/sessions/mutations/sessions';
import { encodeSession } from '@/lib/accounts/sessions/next-auth';
import { resumeSession } from '@/lib/accounts/sessions/resume-session';
import { listOwnSessions } from '@/lib/accounts/sessions/queries/own-sessions';
import { makeTotpSecret } from '@/lib/accounts/two-factor/totp';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { makeOwner, makeUser } from '@/lib/testing/factories';
import { newBrowser } from '@/lib/testing/next-headers';

vi.mock('next/headers', () => import('@/lib/testing/next-headers'));

const password = 'correct horse battery';
const makePerson = async (values = {}) => makeUser({ ...(await hashPassword(password)), ...values });

const logIn = (attempt: { identifier: string; password: string; code?: string }) =>
  newBrowser().request(() => logInProgram(attempt, { address: '198.51.100.7', userAgent: 'curl/8' }));

async function accessOf(person: { username: string }) {
  const access = await logIn({ identifier: person.username, password });
  if (!access.ok) throw new Error(access.code);
  return access.value;
}

const keyOf = (secret: string) => new Uint8Array(hkdfSync('sha256', secret, '', 'colophon access token', 32));

test('it works for half an hour and names its person and session', async () => {
  const person = await makePerson();
  const { token, expiresAt } = await accessOf(person);
  const minutes = (expiresAt.getTime() - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(29);
  expect(minutes).toBeLessThanOrEqual(30);
  expect((await resumeAccess(token))?.person).toMatchObject({ id: person.id, username: person.username });
  const [listed] = await listOwnSessions(person, null);
  expect(listed).toMatchObject({ device: 'A program (API)', network: '198.51.100.0/24' });
  const [row] = await db.select().from(sessions).where(eq(sessions.userId, person.id));
  expect(Math.abs(row!.expiresAt.getTime() - expiresAt.getTime())).toBeLessThan(5000);
  expect(JSON.stringify(row)).not.toContain(token);
});

test('nobody there, a wrong password and a disabled account are told alike', async () => {
  const disabled = await makePerson({ disabledAt: new Date() });
  const person = await makePerson();
  const wrong = { ok: false, code: 'wrong' };
  expect(await logIn({ identifier: 'nobody-at-all', password })).toEqual(wrong);
  expect(await logIn({ identifier: person.username, password: 'not this one' })).toEqual(wrong);
  expect(await logIn({ identifier: disabled.username, password })).toEqual(wrong);
});

test('with two-step login a code is asked for, and works once', async () => {
  const secret = makeTotpSecret();
  const person = await makePerson({ totpSecret: secret, totpEnabledAt: new Date() });
  const attempt = { identifier: person.username, password };
  expect(await logIn(attempt)).toEqual({ ok: false, code: 'code-required' });
  expect(await logIn({ ...attempt, code: '000000' })).toEqual({ ok: false, code: 'wrong' });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  expect(await logIn({ ...attempt, code })).toMatchObject({ ok: true });
  expect(await logIn({ ...attempt, code })).toEqual({ ok: false, code: 'wrong' });
});

test('it is dead at once when its session ends, however that comes', async () => {
  const person = await makePerson();
  const owner = await makeOwner();
  const ends = {
    'logging out': async ({ sid }: { sid: string }) => endSession(sid),
    'ending all sessions': async () => endSessionsOf(person.id),
    'another password': async () => {
      const changed = await newBrowser().request(() =>
        changePassword(person, { currentPassword: password, password: 'seven lanterns in the orchard' }, ''),
      );
      expect(changed.ok).toBe(true);
      await db
        .update(users)
        .set(await hashPassword(password))
        .where(eq(users.id, person.id));
    },
    'the end of half an hour in the row': async () => {
      await db.update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.userId, person.id));
    },
    'a disabled account': async () => {
      expect((await newBrowser().request(() => disableUser(owner, person.id))).ok).toBe(true);
    },
  };
  for (const [name, end] of Object.entries(ends)) {
    const { token } = await accessOf(person);
    const before = await resumeAccess(token);
    expect(before, name).not.toBeNull();
    await end(before!);
    expect(await resumeAccess(token), name).toBeNull();
  }
});

test('whatever is not signed here, for this, and in time, opens nothing', async () => {
  const person = await makePerson();
  const { token } = await accessOf(person);
  const { sid } = (await resumeAccess(token))!;
  const { AUTH_SECRET = '', SITE_URL } = settings();
  const right = {
    alg: 'HS256',
    typ: 'at+jwt',
    sub: String(person.id),
    issuer: SITE_URL,
    audience: `${SITE_URL}/api/v1`,
    expires: '10 minutes',
    key: keyOf(AUTH_SECRET),
  };
  const make = (change: Partial<typeof right>) => {
    const { alg, typ, sub, issuer, audience, expires, key } = { ...right, ...change };
    return new SignJWT({ sid })
      .setProtectedHeader({ alg, typ })
      .setSubject(sub)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key);
  };
  // What is made here in the right way does open, so that each change below is what closes.
  expect(await resumeAccess(await make({}))).not.toBeNull();
  const [header, payload, signature] = token.split('.');
  const forged = {
    'another key': await make({ key: keyOf(`${AUTH_SECRET}!`) }),
    'the secret itself as key': await make({ key: new TextEncoder().encode(AUTH_SECRET) }),
    'another issuer': await make({ issuer: 'https://evil.example' }),
    'another audience': await make({ audience: SITE_URL }),
    'another person': await make({ sub: '1' }),
    'another type': await make({ typ: 'JWT' }),
    'another algorithm': await make({ alg: 'HS512', key: new Uint8Array([...right.key, ...right.key]) }),
    expired: await make({ expires: '1 second ago' }),
    'no algorithm': new UnsecuredJWT({ sid })
      .setSubject(right.sub)
      .setIssuer(SITE_URL)
      .setAudience(right.audience)
      .setIssuedAt()
      .setExpirationTime('10 minutes')
      .encode(),
    'no signature': `${header}.${payload}.`,
    'a changed claim': `${header}.${payload!.slice(0, -2)}AA.${signature}`,
    'one letter more': `${token}A`,
    empty: '',
    'two dots': '..',
    'no token at all': 'Bearer',
  };
  for (const [name, text] of Object.entries(forged)) expect(await resumeAccess(text), name).toBeNull();
});

test('a cookie is no token, and a token no cookie', async () => {
  const person = await makePerson();
  const sid = await startSession(person.id, { remember: true, userAgent: '' });
  expect(await resumeAccess(await encodeSession(person.id, sid))).toBeNull();
  const { token } = await accessOf(person);
  const access = (await resumeAccess(token))!;
  // Also where somebody has the id itself.
  expect(await resumeSession(access.sid)).toBeNull();
  expect(await resumeSession(sid, 'api')).toBeNull();
});

test('logging in leaves the same event as in a browser', async () => {
  const person = await makePerson();
  await accessOf(person);
  const kinds = await db
    .select({ kind: auditEvents.kind })
    .from(auditEvents)
    .where(eq(auditEvents.userId, person.id));
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['log-in', 'new-device']));
});
