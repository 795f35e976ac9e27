import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sessions, users } from '@/drizzle/schema';
import { endSession, endSessionsOf, findSession, startSession } from '@/lib/auth/session-rows';
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
  expect(await findSession(id)).toEqual(user);
  const [row] = await db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(JSON.stringify(row)).not.toContain(id);
});

test('an unknown id leads to nobody', async () => {
  expect(await findSession('nothing')).toBeNull();
});

test('an ended session is dead at once', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, { remember: true, userAgent: '' });
  await endSession(id);
  expect(await findSession(id)).toBeNull();
});

test('every session of a person ends but the one to keep', async () => {
  const user = await makeUser();
  const kept = await startSession(user.id, { remember: true, userAgent: '' });
  const other = await startSession(user.id, { remember: true, userAgent: '' });
  await endSessionsOf(user.id, kept);
  expect(await findSession(kept)).toEqual(user);
  expect(await findSession(other)).toBeNull();
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
  expect(await findSession(id)).toEqual(lives ? user : null);
});

test('a request prolongs the idle time, but nothing prolongs the end', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, { remember: false, userAgent: '' });
  await db
    .update(sessions)
    .set({ lastSeenAt: hoursAgo(11) })
    .where(eq(sessions.userId, user.id));
  await findSession(id);
  const [row] = await db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(row!.lastSeenAt.getTime()).toBeGreaterThan(hoursAgo(1).getTime());
  await db
    .update(sessions)
    .set({ expiresAt: hoursAgo(0.01) })
    .where(eq(sessions.userId, user.id));
  expect(await findSession(id)).toBeNull();
});

test('a disabled person has no session', async () => {
  const user = await makeUser();
  const id = await startSession(user.id, { remember: true, userAgent: '' });
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, user.id));
  expect(await findSession(id)).toBeNull();
});
