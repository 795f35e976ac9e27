import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { throttles } from '@/drizzle/schema';
import {
  clearPoints,
  sweepThrottles,
  takePoints,
  ThrottledError,
  type Limit,
} from '@/lib/limits/mutations/throttle';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';

let number = 0;
const newLimit = (): Limit => ({ name: `test-${++number}`, points: 3, window: 60 });

const attempt = (limit: Limit, key: string) =>
  takePoints([{ limit, key }]).then(
    () => 'allowed',
    (error: unknown) => (error instanceof ThrottledError ? error.retryAfter : Promise.reject(error as Error)),
  );

const endWindow = (limit: Limit, ago = '1 second') =>
  db
    .update(throttles)
    .set({ expiresAt: sql`now() - ${ago}::interval` })
    .where(sql`${throttles.key} like ${`${limit.name}:%`}`);

test('of 50 parallel attempts as many pass as the limit says', async () => {
  const limit = newLimit();
  const results = await Promise.all(Array.from({ length: 50 }, () => attempt(limit, 'a')));
  expect(results.filter((result) => result === 'allowed')).toHaveLength(3);
});

test('another key is not affected', async () => {
  const limit = newLimit();
  for (let index = 0; index < 4; index += 1) await attempt(limit, 'a');
  expect(await attempt(limit, 'b')).toBe('allowed');
});

test.each(['A@X.org', ' a@x.org ', 'ａ@x.org'])('%j counts as a@x.org', async (spelling) => {
  const limit = newLimit();
  for (let index = 0; index < 3; index += 1) await attempt(limit, 'a@x.org');
  expect(await attempt(limit, spelling)).not.toBe('allowed');
});

test('after the window attempts pass again', async () => {
  const limit = newLimit();
  for (let index = 0; index < 4; index += 1) await attempt(limit, 'a');
  await endWindow(limit);
  expect(await attempt(limit, 'a')).toBe('allowed');
});

test('each time the limit is reached the wait doubles, up to two hours', async () => {
  const limit = newLimit();
  const waits: unknown[] = [];
  for (let round = 0; round < 9; round += 1) {
    for (let index = 0; index < 3; index += 1) await attempt(limit, 'a');
    waits.push(await attempt(limit, 'a'));
    await endWindow(limit);
  }
  expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3840, 7200, 7200]);
});

test('a day without attempts forgets the strikes', async () => {
  const limit = newLimit();
  for (let round = 0; round < 3; round += 1) {
    for (let index = 0; index < 4; index += 1) await attempt(limit, 'a');
    await endWindow(limit, '2 days');
  }
  for (let index = 0; index < 3; index += 1) await attempt(limit, 'a');
  expect(await attempt(limit, 'a')).toBe(60);
});

test('a right attempt clears what was counted', async () => {
  const limit = newLimit();
  for (let index = 0; index < 3; index += 1) await attempt(limit, 'a');
  await clearPoints([{ limit, key: 'a' }]);
  expect(await attempt(limit, 'a')).toBe('allowed');
});

test('the table does not tell what was tried', async () => {
  const limit = newLimit();
  await attempt(limit, 'somebody@example.org');
  const rows = await db.select().from(throttles).where(eq(throttles.points, 1));
  expect(JSON.stringify(rows)).not.toContain('somebody');
});

test('who must wait is told for which limit and how long', async () => {
  const limit = newLimit();
  for (let index = 0; index < 3; index += 1) await attempt(limit, 'a');
  const error: unknown = await takePoints([{ limit, key: 'a' }]).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ThrottledError', limit: limit.name, retryAfter: 60 });
  expect(String(error)).toContain(limit.name);
});

test('counters of another secret are others, so that nobody can look a name up in the table', async () => {
  const limit = newLimit();
  const { AUTH_SECRET } = settings();
  for (let index = 0; index < 3; index += 1) await attempt(limit, 'a');
  Object.assign(settings(), { AUTH_SECRET: 'another secret, long enough to be one as well' });
  expect(await attempt(limit, 'a')).toBe('allowed');
  Object.assign(settings(), { AUTH_SECRET });
  expect(await attempt(limit, 'a')).toBe(60);
});

test('counters that ended a day ago are swept, and newer ones stay', async () => {
  const [old, recent] = [newLimit(), newLimit()];
  for (const limit of [old, recent]) await attempt(limit, 'a');
  await endWindow(old, '25 hours');
  await endWindow(recent, '23 hours');
  await sweepThrottles();
  const left = (await db.select().from(throttles)).map(({ key }) => key.split(':')[0]);
  expect(left).toContain(recent.name);
  expect(left).not.toContain(old.name);
});
