import { and, eq, inArray, like, sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import {
  comments,
  guests,
  importedFiles,
  importItems,
  posts,
  redirects,
  webhookDeliveries,
  webhooks,
} from '@/drizzle/schema';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { beginImport } from '@/lib/import/mutations/begin-import';
import { discardImport } from '@/lib/import/mutations/discard-import';
import { requestApply, requestUndo } from '@/lib/import/mutations/request-import';
import { findDueImport } from '@/lib/import/queries/staged-items';
import { applyImport } from '@/lib/import/run/apply-import';
import { readImport } from '@/lib/import/run/read-import';
import type { SourceItem, SourceReader } from '@/lib/import/source-item';
import { dumpTables } from '@/lib/testing/dump-tables';
import { makeOwner } from '@/lib/testing/factories';
import { applyMade, detailOf, importMade, outcomesOf, readMade } from '@/lib/testing/made-imports';
import { makeReader, sourceComment, sourcePerson, sourcePost } from '@/lib/testing/made-source';

// Imports render and write a lot.
vi.setConfig({ testTimeout: 120_000 });

const unique = () => Math.random().toString(36).slice(2, 10);

const resume = async (id: number, reader: SourceReader, signal?: AbortSignal) =>
  applyImport(await makeOwner(), (await findDueImport(id))!, reader, { signal });

const blog = (key: string): SourceItem[] => [
  sourcePerson(`a-${key}`),
  ...Array.from({ length: 20 }, (_, number) =>
    sourcePost(`${key}-${String(number).padStart(2, '0')}`, {
      tags: [`t${number % 3} ${key}`],
      body: `Body [next](/old/${key}-${String((number + 1) % 20).padStart(2, '0')})`,
      addresses: [`/old/${key}-${String(number).padStart(2, '0')}`],
      author: `a-${key}`,
    }),
  ),
  sourceComment(`c1-${key}`, `${key}-00`, { author: `a-${key}` }),
  sourceComment(`c2-${key}`, `${key}-00`, { parent: `c1-${key}` }),
];

/** What readers see of it, without numbers and without the word that makes it unique. */
async function madeOf(key: string) {
  const rows = await db
    .select({
      slug: posts.slug,
      body: posts.body,
      html: posts.bodyHtml,
      status: posts.status,
      guest: guests.name,
    })
    .from(posts)
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(like(posts.slug, `${key}%`))
    .orderBy(posts.slug);
  const said = await db
    .select({
      body: comments.body,
      answers: sql<boolean>`${comments.parentId} is not null`,
      slug: posts.slug,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(like(posts.slug, `${key}%`))
    .orderBy(comments.body);
  const led = await db.$count(redirects, like(redirects.path, `/old/${key}%`));
  return JSON.parse(JSON.stringify({ rows, said, led }).replaceAll(key, 'KEY')) as unknown;
}

test('an import that is ended after any batch is gone on with, and makes what one in one go makes', async () => {
  const [whole, broken] = [unique(), unique()];
  await importMade(makeReader(blog(whole)), whole);
  const reader = makeReader(blog(broken));
  const id = await readMade(reader, broken);
  let ends = 0;
  for (let isDone = false; !isDone;) {
    const stop = new AbortController();
    const run = ends === 0 ? applyMade(id, reader, { signal: stop.signal, onStep: end }) : again();
    isDone = await run.catch((error: unknown) => {
      expect(String(error)).toContain('killed');
      return false;
    });
    function end() {
      ends += 1;
      stop.abort(new Error('killed'));
    }
    async function again() {
      return applyImport(await makeOwner(), (await findDueImport(id))!, reader, {
        signal: stop.signal,
        onStep: end,
      });
    }
  }
  expect(ends).toBeGreaterThan(3);
  expect(await madeOf(broken)).toEqual(await madeOf(whole));
  const { state, total, done } = await detailOf(id);
  expect({ state, total, done }).toEqual({ state: 'applied', total: 23, done: 23 });
});

test('what fails in the database in the middle of a batch leaves nothing of it behind', async () => {
  const key = unique();
  const reader = makeReader(blog(key));
  const id = await readMade(reader, key);
  // Readers end with the connection, as with a database that goes away.
  const gone = Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' });
  await db
    .update(importItems)
    .set({ payload: sql`${importItems.payload} || '{"pictures": [{"placeholder": "x", "url": "/x.png"}]}'` })
    .where(and(eq(importItems.importId, id), eq(importItems.key, `${key}-05`)));
  const failing = { ...reader, openPicture: async () => Promise.reject(gone) };
  await expect(applyMade(id, failing)).rejects.toThrow('gone');
  expect(await db.$count(posts, like(posts.slug, `${key}%`))).toBe(0);
  expect(await resume(id, reader)).toBe(true);
  expect(await db.$count(posts, like(posts.slug, `${key}%`))).toBe(20);
});

test('two that apply one import at the same time make everything once', async () => {
  const key = unique();
  const reader = makeReader(blog(key));
  const id = await readMade(reader, key);
  await requestApply(await makeOwner(), id);
  await Promise.all([resume(id, reader), resume(id, reader)]);
  expect([...new Set(Object.values(await outcomesOf(id)))]).toEqual(['create']);
  expect(await db.$count(posts, like(posts.slug, `${key}%`))).toBe(20);
  expect(await requestApply(await makeOwner(), id)).toEqual({ ok: false, code: 'not-now' });
});

test('two imports of one source that were planned before either was applied make everything once', async () => {
  const key = unique();
  const reader = makeReader(blog(key));
  const [one, other] = [await readMade(reader, key), await readMade(reader, key)];
  await applyMade(one, reader);
  await applyMade(other, reader);
  expect(await db.$count(posts, like(posts.slug, `${key}%`))).toBe(20);
  expect((await detailOf(other)).counts).toMatchObject({
    post: { unchanged: 20 },
    comment: { unchanged: 2 },
  });
});

test('a second run changes nothing', async () => {
  const key = unique();
  const items: SourceItem[] = [
    ...blog(key),
    { kind: 'tag', key, name: `t1 ${key}`, slug: key, description: 'Said.' },
    { kind: 'redirect', key: `/from-${key}`, target: `/old/${key}-01`, isPermanent: true },
    { kind: 'redirect', key: `/out-${key}`, target: 'https://example.org/', isPermanent: true },
  ];
  await importMade(makeReader(items), key);
  const before = await dumpTables();
  const id = await importMade(makeReader(items), key);
  expect((await detailOf(id)).counts).toEqual({
    post: { unchanged: 20 },
    comment: { unchanged: 2 },
    person: { unchanged: 1 },
    tag: { unchanged: 1 },
    redirect: { unchanged: 2 },
  });
  expect(await dumpTables()).toEqual(before);
});

test('two sources with the same keys, slugs and people never meet', async () => {
  const key = unique();
  const [one, other] = [unique(), unique()];
  const items = (body: string) => [
    sourcePerson('ann'),
    sourcePost('1', { slug: key, title: key, body, addresses: [`/a-${key}`] }),
    sourceComment('1', '1', { author: 'ann', body }),
  ];
  await importMade(makeReader(items('first')), one);
  const second = await importMade(makeReader(items('second')), other);
  expect(await outcomesOf(second)).toEqual({ ann: 'create', '1': 'create' });
  const rows = await db
    .select({ slug: posts.slug, body: posts.body })
    .from(posts)
    .where(like(posts.slug, `${key}%`));
  expect(rows.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))).toEqual([
    { slug: key, body: 'first' },
    { slug: `${key}-2`, body: 'second' },
  ]);
  expect(await db.$count(guests, inArray(guests.source, [one, other]))).toBe(2);
  // An address that leads somewhere goes on doing so.
  const [led] = await db
    .select({ slug: posts.slug })
    .from(redirects)
    .innerJoin(posts, eq(posts.id, redirects.postId))
    .where(eq(redirects.path, `/a-${key}`));
  expect(led?.slug).toBe(key);
});

test('hooks are told nothing of posts that come with an import', async () => {
  const key = unique();
  const [hook] = await db
    .insert(webhooks)
    .values({ url: 'https://example.org/', secret: 'x', events: [] })
    .returning({ id: webhooks.id });
  await importMade(makeReader(blog(key)), key);
  expect(await db.$count(webhookDeliveries, eq(webhookDeliveries.webhookId, hook!.id))).toBe(0);
  await db.delete(webhooks).where(eq(webhooks.id, hook!.id));
});

test('what an older importer made is not made again, nor changed, where its text is the same', async () => {
  const key = unique();
  const items = [sourcePost(`p-${key}`, { tags: [`t ${key}`] }), sourcePost(`q-${key}`)];
  await importMade(makeReader(items), key);
  await db
    .update(importedFiles)
    .set({ contentHash: 'of an older importer' })
    .where(eq(importedFiles.source, key));
  const before = await dumpTables();
  const id = await importMade(makeReader([items[0]!, sourcePost(`q-${key}`, { body: 'other' })]), key);
  expect(await outcomesOf(id)).toEqual({ [`p-${key}`]: 'unchanged', [`q-${key}`]: 'update' });
  expect((await dumpTables()).posts).toHaveLength(before.posts?.length ?? 0);
  const [noted] = await db
    .select({ hash: importedFiles.contentHash })
    .from(importedFiles)
    .where(eq(importedFiles.path, `p-${key}`));
  expect(noted?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('an import that is discarded while it is read is read no further, and one that was applied stays', async () => {
  const key = unique();
  const owner = await makeOwner();
  const id = await beginImport(owner, { location: '/nowhere', isUpload: false, name: key });
  const row = (await findDueImport(id))!;
  const reader = makeReader(blog(key), {
    onItem: async (index) => {
      if (index === 5) await discardImport(owner, id);
    },
  });
  await expect(readImport(row, reader, key)).rejects.toThrow();
  expect(await db.$count(importItems, eq(importItems.importId, id))).toBe(0);
  await expect(requestApply(owner, id)).rejects.toBeInstanceOf(NotFoundError);
  const applied = await importMade(makeReader(blog(key)), key);
  expect(await discardImport(owner, applied)).toEqual({ ok: false, code: 'not-now' });
  const planned = await readMade(makeReader(blog(key)), key);
  expect(await requestUndo(owner, planned)).toEqual({ ok: false, code: 'not-now' });
  expect(await discardImport(owner, planned)).toEqual({ ok: true, value: { upload: null } });
});
