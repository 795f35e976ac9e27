import { expect, test } from 'vitest';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { atom } from '@/lib/feeds/atom';
import { getFeed } from '@/lib/feeds/queries';
import { rss } from '@/lib/feeds/rss';
import { listArchiveYears, listPostsOfYear } from '@/lib/posts/queries/archive';
import { updateSite } from '@/lib/site/mutations/update-site';
import { getSite } from '@/lib/site/queries/site';
import { sql } from 'drizzle-orm';
import { timeZones } from '@/lib/site/time-zone';

test('the owner changes what the site says about itself, and nobody else does', async () => {
  const before = await getSite();
  await updateSite(await makeOwner(), { ...before, title: 'A new title', description: 'What it is about' });
  expect(await getSite()).toMatchObject({ title: 'A new title', description: 'What it is about' });
  await expect(updateSite(await makeUser(), { ...before, title: 'Mine' })).rejects.toThrow(NotFoundError);
  expect((await getSite()).title).toBe('A new title');
  await updateSite(await makeOwner(), before);
});

test('language and time zone are those of every date, and the database must know the zone', async () => {
  const owner = await makeOwner();
  const before = await getSite();
  const set = (values: Partial<typeof before>) => updateSite(owner, { ...before, ...values });
  expect(await set({ timeZone: 'Mars/Olympus' })).toEqual({ ok: false, code: 'unknown-time-zone' });
  await makePost({ title: 'New Year', publishedAt: new Date('2025-12-31T23:30:00Z') });
  const years = async () => (await listArchiveYears()).map(({ year }) => year);
  const of2026 = async () => (await listPostsOfYear(2026)).map(({ title }) => title);
  expect(await years()).toEqual([2025]);
  expect(await of2026()).toEqual([]);
  expect(await set({ timeZone: 'Asia/Tokyo', language: 'ja' })).toMatchObject({ ok: true });
  expect(await years()).toEqual([2026]);
  expect(await of2026()).toEqual(['New Year']);
  expect(await getSite()).toMatchObject({ timeZone: 'Asia/Tokyo', language: 'ja' });
  const feed = await getFeed();
  expect(atom(feed)).toContain('xml:lang="ja"');
  expect(rss(feed)).toContain('<language>ja</language>');
  await set({});
});

test('every zone that is offered is one that the database knows', async () => {
  const known = await db.execute<{ name: string }>(sql`select lower(name) as name from pg_timezone_names`);
  const names = new Set(known.map(({ name }) => name));
  expect(timeZones().filter((name) => !names.has(name.toLowerCase()))).toEqual([]);
});
