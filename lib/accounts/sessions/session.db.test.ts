import { eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { expect, test, vi } from 'vitest';
import { canManageUsers, canOpenAdmin } from '@/lib/access/permissions';
import { makeOwner, makeUser } from '@/lib/testing/factories';
import { auditEvents, sessions } from '@/drizzle/schema';
import { requestingAddress } from '@/lib/limits/requesting-address';
import { logIn } from '@/lib/accounts/sessions/log-in';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { renewThisSession } from '@/lib/accounts/sessions/renew-session';
import { getSessionId, getViewer, requireAdmin, requireMember } from '@/lib/accounts/sessions/session';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { Browser, locationAfter, newBrowser } from '@/lib/testing/next-headers';

vi.mock('next/headers', () => import('@/lib/testing/next-headers'));

const password = 'correct horse battery';
const SESSION = 'colophon-session';

const makePerson = async () => makeUser(await hashPassword(password));

async function loggedIn({ username }: { username: string }) {
  const browser = newBrowser();
  await browser.request(() => logIn({ identifier: username, password, remember: false }));
  return browser;
}

const viewerOf = (browser: Browser) => browser.request(getViewer);

test('a page of people with an account sends a visitor to log in, and shows a member in', async () => {
  const person = await makePerson();
  expect(await locationAfter(() => newBrowser().request(() => requireMember('/account?a=b')))).toBe(
    '/login?next=%2Faccount%3Fa%3Db',
  );
  const browser = await loggedIn(person);
  expect(await browser.request(() => requireMember('/account'))).toEqual(person);
});

test.each([
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded;charset=UTF-8',
])('a form of %s that comes without a session is not led away, which would lose its text', async (type) => {
  const browser = new Browser({ 'content-type': type });
  await expect(locationAfter(() => browser.request(() => requireMember('/account')))).rejects.toThrow(
    'without a session',
  );
});

test('a page of the owner does not exist for a member, who leaves an event behind', async () => {
  const person = await makePerson();
  const browser = await loggedIn(person);
  expect(await locationAfter(() => browser.request(() => requireAdmin(canManageUsers, '/admin/users')))).toBe(
    404,
  );
  const denied = await db.select().from(auditEvents).where(eq(auditEvents.actorId, person.id));
  expect(denied).toContainEqual(
    expect.objectContaining({ kind: 'denied', userId: person.id, detail: '/admin/users' }),
  );
  const owner = await makeOwner(await hashPassword(password));
  const admin = await loggedIn(owner);
  expect(await admin.request(() => requireAdmin(canOpenAdmin, '/admin'))).toEqual(owner);
});

test('the session of somebody else does not open an account, whatever the token says', async () => {
  const [person, other] = [await makePerson(), await makePerson()];
  const [mine, theirs] = [await loggedIn(person), await loggedIn(other)];
  expect(await mine.request(getSessionId)).not.toBe(await theirs.request(getSessionId));
  await db.delete(sessions).where(eq(sessions.userId, person.id));
  expect(await viewerOf(mine)).toBeNull();
  expect(await mine.request(getSessionId)).toBeNull();
  expect(await viewerOf(theirs)).toEqual(other);
});

test('a token that names another person than its session opens neither account', async () => {
  const [person, other] = [await makePerson(), await makePerson()];
  const browser = await loggedIn(person);
  const sid = await browser.request(getSessionId);
  const token = async (sub: number) =>
    encode({ token: { sub: String(sub), sid }, salt: SESSION, secret: settings().AUTH_SECRET! });
  browser.jar.set(SESSION, { value: await token(other.id), options: {} });
  expect(await viewerOf(browser)).toBeNull();
  browser.jar.set(SESSION, { value: await token(person.id), options: {} });
  expect(await viewerOf(browser)).toEqual(person);
});

test('a renewed session goes on under another id, and a copy of the old cookie is dead', async () => {
  const person = await makePerson();
  const browser = await loggedIn(person);
  const copy = browser.copy();
  await browser.request(renewThisSession);
  expect(await viewerOf(browser)).toEqual(person);
  expect(browser.jar.get(SESSION)!.options).toMatchObject({ httpOnly: true, maxAge: 30 * 86_400 });
  expect(await viewerOf(copy)).toBeNull();
  expect(await db.$count(sessions, eq(sessions.userId, person.id))).toBe(1);
  await copy.request(renewThisSession);
  expect(await viewerOf(copy)).toBeNull();
});

test('where a request came from is what the server said, and nothing when it did not', async () => {
  expect(await newBrowser().request(requestingAddress)).toMatch(/^198\.51\.100\.\d+$/);
  expect(await new Browser().request(requestingAddress)).toBe('');
});
