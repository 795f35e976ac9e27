import { setTimeout } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sessions, users } from '@/drizzle/schema';
import { fingerprint } from '@/lib/accounts/two-factor/first-step';
import {
  endSession,
  endSessionsOf,
  renewSession,
  startCheckedSession,
  startSession,
} from '@/lib/accounts/sessions/mutations/sessions';
import { resumeSession } from '@/lib/accounts/sessions/resume-session';
import { isTokenOf } from '@/lib/access/tokens';
import { db } from '@/lib/db';

let number = 0;

async function makeUser() {
  const username = `person${++number}`;
  const [user] = await db
    .insert(users)
    .values({ username, email: `${username}@example.org`, name: username, passwordHash: 'none' })
    .returning({ id: users.id, username: users.username, name: users.name });
  return user!;
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

test('a session leads to its person, and its id is not stored', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, { remember: false, userAgent: 'Firefox' });
  expect(await resumeSession(id)).toEqual(user);
  const [row] = await db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(JSON.stringify(row)).not.toContain(id);
});

test('an unknown id leads to nobody', async () => {
  expect(await resumeSession('nothing')).toBeNull();
});

test('an ended session is dead at once', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, { remember: true, userAgent: '' });
  await endSession(id);
  expect(await resumeSession(id)).toBeNull();
});

test('every session of a person ends but the one to keep', async () => {
  const user = await makeUser();
  const kept = await startSession(user.id, { remember: true, userAgent: '' });
  const other = await startSession(user.id, { remember: true, userAgent: '' });
  await endSessionsOf(user.id, kept);
  expect(await resumeSession(kept)).toEqual(user);
  expect(await resumeSession(other)).toBeNull();
});

test.each([
  { remember: false, idle: 11.9, lives: true },
  { remember: false, idle: 12.1, lives: false },
  { remember: true, idle: 29 * 24, lives: true },
])('with remember $remember and $idle idle hours it lives: $lives', async ({ remember, idle, lives }) => {
  const user = await makeUser();
  const id = await startSession(user.id, { remember, userAgent: '' });
  await db
    .update(sessions)
    .set({ lastSeenAt: hoursAgo(idle) })
    .where(eq(sessions.userId, user.id));
  expect(await resumeSession(id)).toEqual(lives ? user : null);
});

test('a request prolongs the idle time, but nothing prolongs the end', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, { remember: false, userAgent: '' });
  await db
    .update(sessions)
    .set({ lastSeenAt: hoursAgo(11) })
    .where(eq(sessions.userId, user.id));
  await resumeSession(id);
  const [row] = await db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(row!.lastSeenAt.getTime()).toBeGreaterThan(hoursAgo(1).getTime());
  await db
    .update(sessions)
    .set({ expiresAt: hoursAgo(0.01) })
    .where(eq(sessions.userId, user.id));
  expect(await resumeSession(id)).toBeNull();
});

test('a disabled person has no session', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, { remember: true, userAgent: '' });
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, user.id));
  expect(await resumeSession(id)).toBeNull();
});

const device = { remember: true, userAgent: '' };
const sessionsOf = (userId: number) => db.$count(sessions, eq(sessions.userId, userId));

test('a login starts a session only while the password that was checked is the account’s', async () => {
  const user = await makeUser();
  const login = { userId: user.id, password: fingerprint('none') };
  const id = await startCheckedSession(login, device);
  expect(await resumeSession(id!)).toEqual(user);
  await db.update(users).set({ passwordHash: 'another' }).where(eq(users.id, user.id));
  expect(await startCheckedSession(login, device)).toBeNull();
  await db.update(users).set({ passwordHash: 'none', disabledAt: new Date() }).where(eq(users.id, user.id));
  expect(await startCheckedSession(login, device)).toBeNull();
  expect(await startCheckedSession({ ...login, userId: 0 }, device)).toBeNull();
  expect(await sessionsOf(user.id)).toBe(1);
});

test('a password that is being changed makes a login wait, and then get nothing', async () => {
  const user = await makeUser();
  const login = { userId: user.id, password: fingerprint('none') };
  let started: Promise<string | null> | undefined;
  await db.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash: 'changed' }).where(eq(users.id, user.id));
    await endSessionsOf(user.id, undefined, tx);
    started = startCheckedSession(login, device);
    await expect(Promise.race([started, setTimeout(100, 'waits')])).resolves.toBe('waits');
  });
  expect(await started).toBeNull();
});

test('of many logins with the old password none outlives the change', async () => {
  const user = await makeUser();
  const login = { userId: user.id, password: fingerprint('none') };
  const logins = Array.from({ length: 8 }, () => startCheckedSession(login, device));
  const change = db.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash: 'changed' }).where(eq(users.id, user.id));
    await endSessionsOf(user.id, undefined, tx);
  });
  await Promise.all([...logins, change]);
  expect(await sessionsOf(user.id)).toBe(0);
});

test('a renewed session keeps its person and its device under another id', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, { remember: true, userAgent: 'Firefox' });
  const renewed = await renewSession(id);
  expect(renewed).toEqual({ id: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) as string, userId: user.id });
  expect(await resumeSession(id)).toBeNull();
  expect(await resumeSession(renewed!.id)).toEqual(user);
  expect(await sessionsOf(user.id)).toBe(1);
  expect(await renewSession(id)).toBeNull();
});

test('a stored session is told from another by the id', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, device);
  const [row] = await db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect([isTokenOf(id, row!.idHash), isTokenOf('another', row!.idHash)]).toEqual([true, false]);
});

test('a row holds no more of a device than the page shows, and no network where none is known', async () => {
  const user = await makeUser();
  await startSession(user.id, { remember: false, userAgent: 'x'.repeat(5000) });
  const [row] = await db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(row).toMatchObject({ userAgent: 'x'.repeat(300), network: '' });
});

test('the last request is written down at most every five minutes', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, device);
  const seen = async (minutesAgo: number) => {
    const lastSeenAt = new Date(Date.now() - minutesAgo * 60_000);
    await db.update(sessions).set({ lastSeenAt }).where(eq(sessions.userId, user.id));
    await resumeSession(id);
    const [row] = await db.select().from(sessions).where(eq(sessions.userId, user.id));
    return row!.lastSeenAt.getTime() !== lastSeenAt.getTime();
  };
  expect([await seen(4.9), await seen(5.1)]).toEqual([false, true]);
});

test('sessions that ended go when the next one begins', async () => {
  const [user, other] = [await makeUser(), await makeUser()];
  await startSession(user.id, device);
  await db
    .update(sessions)
    .set({ expiresAt: hoursAgo(0.01) })
    .where(eq(sessions.userId, user.id));
  await startSession(other.id, device);
  expect([await sessionsOf(user.id), await sessionsOf(other.id)]).toEqual([0, 1]);
});
