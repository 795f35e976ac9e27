import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { oneTimeLinks } from '@/drizzle/schema';
import { makeOneTimeLink, sweepLinks, takeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { getOneTimeLink } from '@/lib/accounts/links/queries/one-time-link';
import { db } from '@/lib/db';

const tokenOf = (url: string) => url.split('/links/')[1]!;

test('a link works once', async () => {
  const user = await makeUser();
  const token = tokenOf(await makeOneTimeLink(user.id, 'verify-email', 'new@example.org'));
  expect(await takeOneTimeLink(token, 'verify-email')).toEqual({ userId: user.id, email: 'new@example.org' });
  expect(await takeOneTimeLink(token, 'verify-email')).toBeNull();
});

test('of twenty parallel uses one wins', async () => {
  const user = await makeUser();
  const token = tokenOf(await makeOneTimeLink(user.id, 'reset-password'));
  const uses = await Promise.all(Array.from({ length: 20 }, () => takeOneTimeLink(token, 'reset-password')));
  expect(uses.filter(Boolean)).toHaveLength(1);
});

test('looking at a link does not use it', async () => {
  const user = await makeUser();
  const token = tokenOf(await makeOneTimeLink(user.id, 'reset-password'));
  const seen = {
    purpose: 'reset-password',
    email: '',
    user: { username: user.username, email: `${user.username}@example.org` },
  };
  expect(await getOneTimeLink(token)).toEqual(seen);
  expect(await getOneTimeLink(token)).toEqual(seen);
  expect(await takeOneTimeLink(token, 'reset-password')).not.toBeNull();
  expect(await getOneTimeLink(token)).toBeNull();
});

test('a link is good for its own purpose only', async () => {
  const user = await makeUser();
  const token = tokenOf(await makeOneTimeLink(user.id, 'verify-email', user.username));
  expect(await takeOneTimeLink(token, 'reset-password')).toBeNull();
  expect(await takeOneTimeLink(token, 'verify-email')).not.toBeNull();
});

test('a link ends after an hour', async () => {
  const user = await makeUser();
  const token = tokenOf(await makeOneTimeLink(user.id, 'reset-password'));
  const [row] = await db.select().from(oneTimeLinks).where(eq(oneTimeLinks.userId, user.id));
  expect(row!.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(60 * 60_000);
  await db
    .update(oneTimeLinks)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(oneTimeLinks.userId, user.id));
  expect(await getOneTimeLink(token)).toBeNull();
  expect(await takeOneTimeLink(token, 'reset-password')).toBeNull();
});

test('a new link ends the older ones for the same purpose, even when made at once', async () => {
  const user = await makeUser();
  const other = tokenOf(await makeOneTimeLink(user.id, 'verify-email'));
  const urls = await Promise.all(Array.from({ length: 5 }, () => makeOneTimeLink(user.id, 'reset-password')));
  const live = await Promise.all(urls.map((url) => getOneTimeLink(tokenOf(url))));
  expect(live.filter(Boolean)).toHaveLength(1);
  expect(await getOneTimeLink(other)).not.toBeNull();
});

test('what is stored does not open anything', async () => {
  const user = await makeUser();
  const token = tokenOf(await makeOneTimeLink(user.id, 'reset-password'));
  const [row] = await db.select().from(oneTimeLinks).where(eq(oneTimeLinks.userId, user.id));
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await takeOneTimeLink(row!.tokenHash, 'reset-password')).toBeNull();
});

test.each(['', 'short', 'x'.repeat(43) + '\0', '../'.repeat(20)])('%j is no token', async (token) => {
  expect(await getOneTimeLink(token)).toBeNull();
  expect(await takeOneTimeLink(token, 'reset-password')).toBeNull();
});

test('links that ended are swept, and others go on working', async () => {
  const user = await makeUser();
  const ended = tokenOf(await makeOneTimeLink(user.id, 'reset-password'));
  await db.update(oneTimeLinks).set({ expiresAt: sql`now() - interval '1 second'` });
  const live = tokenOf(await makeOneTimeLink(user.id, 'verify-email'));
  await sweepLinks();
  expect(await db.$count(oneTimeLinks, eq(oneTimeLinks.userId, user.id))).toBe(1);
  expect(await getOneTimeLink(ended)).toBeNull();
  expect(await getOneTimeLink(live)).not.toBeNull();
});
