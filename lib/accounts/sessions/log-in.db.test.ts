import { eq } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import { Secret, TOTP } from 'otpauth';
import { expect, test, vi } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { auditEvents, sessions, users } from '@/drizzle/schema';
import { logInAction, logInWithCodeAction, logOut } from '@/lib/accounts/sessions/actions';
import { hasFirstStep } from '@/lib/accounts/two-factor/first-step-cookie';
import { clearHint, hasHint, logIn, logInWithCode } from '@/lib/accounts/sessions/log-in';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { getViewer, handlers } from '@/lib/accounts/sessions/session';
import { ThrottledError } from '@/lib/limits/mutations/throttle';
import { makeTotpSecret } from '@/lib/accounts/two-factor/totp';
import { db } from '@/lib/db';
import { idle } from '@/lib/form-state';
import { FIREFOX, locationAfter, newBrowser, type Browser } from '@/lib/testing/next-headers';

vi.mock('next/headers', () => import('@/lib/testing/next-headers'));

const password = 'correct horse battery';
const SESSION = 'colophon-session';
const DAY = 86_400_000;

const makePerson = async (values = {}) => makeUser({ ...(await hashPassword(password)), ...values });

async function makeSecured() {
  const secret = makeTotpSecret();
  const person = await makePerson({ totpSecret: secret, totpEnabledAt: new Date() });
  const code = (steps = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
  return { person, code };
}

async function loggedIn(person: { username: string }, remember = false) {
  const browser = newBrowser();
  const answer = await browser.request(() => logIn({ identifier: person.username, password, remember }));
  expect(answer).toMatchObject({ ok: true });
  return browser;
}

const viewerOf = (browser: Browser) => browser.request(getViewer);
const rowsOf = (person: { id: number }) => db.select().from(sessions).where(eq(sessions.userId, person.id));
const eventsOf = async (person: { id: number }) =>
  (await db.select().from(auditEvents).where(eq(auditEvents.userId, person.id))).map(({ kind }) => kind);

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test('logging in makes a session of this browser, with its device and its network', async () => {
  const person = await makePerson();
  const browser = newBrowser();
  const answer = await browser.request(() =>
    logIn({ identifier: ` ${person.username.toUpperCase()} `, password, remember: true }),
  );
  expect(answer).toEqual({ ok: true, value: person });
  expect(await viewerOf(browser)).toEqual(person);
  expect(await rowsOf(person)).toEqual([
    expect.objectContaining({ userAgent: FIREFOX, network: '198.51.100.0/24', remember: true }),
  ]);
  expect(await eventsOf(person)).toEqual(['log-in', 'new-device']);
  const { options } = browser.jar.get(SESSION)!;
  expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
  expect((Number(options.expires) - Date.now()) / DAY).toBeCloseTo(30, 1);
  expect(await browser.request(hasHint)).toBe(true);
  const hint = { value: '1', options: { path: '/', maxAge: (30 * DAY) / 1000 } };
  expect(browser.jar.get('signed_in')).toMatchObject(hint);
});

test('what the browser is told of a session names nobody', async () => {
  const browser = await loggedIn(await makePerson());
  const cookie = `${SESSION}=${browser.jar.get(SESSION)!.value}`;
  const request = new NextRequest('http://localhost:3000/api/auth/session', { headers: { cookie } });
  const answer = await browser.request(() => handlers.GET(request));
  expect(Object.keys((await answer.json()) as object)).toEqual(['expires']);
});

test.each(['foo', 'https:', '//evil.example', 'javascript:alert(1)'])(
  'an address to go back to that makes no sense (%s) changes nothing',
  async (callbackUrl) => {
    const address = new URL('http://localhost:3000/api/auth/session');
    address.searchParams.set('callbackUrl', callbackUrl);
    const answer = await newBrowser().request(() => handlers.GET(new NextRequest(address)));
    expect([answer.status, await answer.json()]).toEqual([200, null]);
  },
);

test('a wrong password and an unknown name make no session', async () => {
  const person = await makePerson();
  for (const identifier of [person.username, 'nobody-at-all']) {
    const browser = newBrowser();
    const wrong = { identifier, password: 'not the password', remember: false };
    expect(await browser.request(() => logIn(wrong))).toMatchObject({ ok: false, code: 'wrong' });
    expect(browser.jar.size).toBe(0);
    expect(await viewerOf(browser)).toBeNull();
  }
  expect(await rowsOf(person)).toEqual([]);
});

test('too many attempts reach the form as such, and not as a wrong password', async () => {
  const person = await makePerson();
  const browser = newBrowser();
  const attempt = () =>
    browser.request(() => logIn({ identifier: person.username, password: 'wrong', remember: false }));
  for (let index = 0; index < 10; index += 1) expect(await attempt()).toMatchObject({ code: 'wrong' });
  await expect(attempt()).rejects.toThrow(ThrottledError);
});

test('logging in again ends the session that this browser had', async () => {
  const person = await makePerson();
  const browser = await loggedIn(person);
  const copy = browser.copy();
  await browser.request(() => logIn({ identifier: person.username, password, remember: false }));
  expect(await rowsOf(person)).toHaveLength(1);
  expect(await viewerOf(browser)).toEqual(person);
  expect(await viewerOf(copy)).toBeNull();
});

test('logging out ends the session for every copy of its cookie, and is an event', async () => {
  const person = await makePerson();
  const browser = await loggedIn(person);
  const copy = browser.copy();
  expect(await locationAfter(() => browser.request(logOut))).toBe('/');
  expect(browser.jar.size).toBe(0);
  expect(await viewerOf(copy)).toBeNull();
  expect(await rowsOf(person)).toEqual([]);
  expect(await eventsOf(person)).toContain('log-out');
});

test('logging out without a session is no event and no error', async () => {
  const count = await db.$count(auditEvents);
  expect(await locationAfter(() => newBrowser().request(logOut))).toBe('/');
  expect(await db.$count(auditEvents)).toBe(count);
});

test('the hint that somebody is logged in can be taken back', async () => {
  const browser = await loggedIn(await makePerson());
  await browser.request(clearHint);
  expect(await browser.request(hasHint)).toBe(false);
});

test('a password that changes while it is checked opens nothing', async () => {
  const person = await makePerson();
  const browser = newBrowser();
  const attempt = browser.request(() => logIn({ identifier: person.username, password, remember: false }));
  const change = db.transaction(async (tx) => {
    await tx.select().from(users).where(eq(users.id, person.id)).for('update');
    await expect.poll(() => eventsOf(person)).toContain('log-in');
    await tx.update(users).set({ passwordHash: 'changed' }).where(eq(users.id, person.id));
  });
  await change;
  expect(await attempt).toMatchObject({ ok: false, code: 'wrong' });
  expect(browser.jar.size).toBe(0);
  expect(await rowsOf(person)).toEqual([]);
  expect(await eventsOf(person)).not.toContain('new-device');
});

test('with two-step login a session begins after the code, in the browser that gave the password', async () => {
  const { person, code } = await makeSecured();
  const browser = newBrowser();
  const first = { identifier: person.username, password, remember: true };
  expect(await browser.request(() => logIn(first))).toMatchObject({ ok: false, code: 'code-required' });
  expect(await viewerOf(browser)).toBeNull();
  expect(await browser.request(hasFirstStep)).toBe(true);
  const [name, cookie] = [...browser.jar][0]!;
  expect(name).toBe('colophon-first-step');
  expect(cookie.options).toMatchObject({ httpOnly: true, maxAge: 300 });

  const stranger = newBrowser();
  expect(await stranger.request(hasFirstStep)).toBe(false);
  expect(await stranger.request(() => logInWithCode(code()))).toMatchObject({ code: 'too-late' });
  expect(await browser.request(() => logInWithCode('000000'))).toMatchObject({ ok: false, code: 'wrong' });
  expect(await browser.request(() => logInWithCode(code()))).toEqual({ ok: true, value: person });
  expect(await viewerOf(browser)).toEqual(person);
  expect(await browser.request(hasFirstStep)).toBe(false);
  expect(browser.jar.has(name)).toBe(false);
  expect(await rowsOf(person)).toEqual([expect.objectContaining({ remember: true })]);
});

test('a first step that was tampered with is none', async () => {
  const browser = newBrowser();
  browser.jar.set('colophon-first-step', { value: 'nonsense', options: {} });
  expect(await browser.request(hasFirstStep)).toBe(false);
  expect(await browser.request(() => logInWithCode('123456'))).toMatchObject({ code: 'too-late' });
});

test('the form leads on to where the person was going, and stays on the site', async () => {
  const person = await makePerson();
  for (const [next, location] of [
    ['/posts/a#comments', '/posts/a#comments'],
    ['//evil.example', '/'],
  ] as const) {
    const form = formOf({ identifier: person.username, password, next });
    expect(await locationAfter(() => newBrowser().request(() => logInAction(idle, form)))).toBe(location);
  }
});

test('the form says one and the same of a wrong name and a wrong password, and keeps no password', async () => {
  const person = await makePerson();
  const answers = await Promise.all(
    [person.username, 'nobody-at-all'].map((identifier) =>
      newBrowser().request(() => logInAction(idle, formOf({ identifier, password: 'wrong', next: '/x' }))),
    ),
  );
  for (const answer of answers) expect(answer).toMatchObject({ status: 'failed', values: { next: '/x' } });
  expect(answers.map((answer) => 'message' in answer && answer.message)).toEqual([
    expect.stringContaining('wrong'),
    answers[0]!.status === 'failed' && answers[0]!.message,
  ]);
  expect(JSON.stringify(answers)).not.toContain('"password"');
});

test('the form asks for a code where there is one, and again when it was wrong', async () => {
  const { person, code } = await makeSecured();
  const browser = newBrowser();
  const first = formOf({ identifier: person.username, password, next: '/account' });
  expect(await locationAfter(() => browser.request(() => logInAction(idle, first)))).toBe(
    '/login/code?next=%2Faccount',
  );
  const send = (typed: string) => {
    const form = formOf({ code: typed, next: '/account' });
    return locationAfter(() => browser.request(() => logInWithCodeAction(idle, form)));
  };
  const told = { code: expect.stringContaining('wrong') as string };
  expect(await send('000000')).toMatchObject({ status: 'invalid', fieldErrors: told });
  expect(await send(code())).toBe('/account');
  // The first step is used up.
  expect(await send(code(1))).toBe('/login?next=%2Faccount');
});
