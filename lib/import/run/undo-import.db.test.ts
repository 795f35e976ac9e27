import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, expect, test, vi } from 'vitest';
import { comments, posts, tags } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { failImport } from '@/lib/import/mutations/stage-items';
import { requestApply } from '@/lib/import/mutations/request-import';
import { listImportItems } from '@/lib/import/queries/imports';
import { findDueImport } from '@/lib/import/queries/staged-items';
import { undoImport } from '@/lib/import/run/undo-import';
import type { SourceItem } from '@/lib/import/source-item';
import { closeComments } from '@/lib/comments/mutations/open-comments';
import { sweepLeftovers } from '@/lib/media/mutations/leftovers';
import { savePost } from '@/lib/posts/mutations/save-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { createRedirect } from '@/lib/redirects/mutations/redirects';
import { dumpTables } from '@/lib/testing/dump-tables';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { applyMade, detailOf, importMade, outcomesOf, readMade, undoMade } from '@/lib/testing/made-imports';
import { makeReader, sourceComment, sourcePerson, sourcePost } from '@/lib/testing/made-source';

// Imports render, encode and write a lot.
vi.setConfig({ testTimeout: 120_000 });

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-undo-'));
settings().DATA_DIR = dataDir;
afterAll(() => rm(dataDir, { recursive: true }));

const unique = () => Math.random().toString(36).slice(2, 10);

const png = (colour: string) =>
  sharp({ create: { width: 12, height: 8, channels: 3, background: colour } })
    .png()
    .toBuffer();

const input = {
  title: 'T',
  subtitle: '',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: '',
  commentsOpen: true,
};

/** Everything that a source can have. */
const wholeBlog = (key: string, body = 'first'): SourceItem[] => [
  {
    kind: 'site',
    key: 'site',
    title: 'Old',
    address: `https://${key}.example`,
    language: 'en',
    timeZone: '',
  },
  sourcePerson(`ann-${key}`),
  { kind: 'tag', key: `t-${key}`, name: `Tag ${key}`, slug: `tag-${key}`, description: 'Said of it.' },
  { kind: 'series', key: `s-${key}`, name: `Series ${key}`, slug: `series-${key}`, description: 'Parts.' },
  sourcePost(`one-${key}`, {
    tags: [`Tag ${key}`, `Other ${key}`],
    series: `Series ${key}`,
    author: `ann-${key}`,
    body: `${body} ![p](https://${key}.example/p.png) [two](https://${key}.example/2020/two/) zyx${key}`,
    coverUrl: `https://${key}.example/c.png`,
    addresses: [`/2020/one-${key}`, `/?p=1${key}`],
    base: `https://${key}.example/2020/one/`,
  }),
  sourcePost(`two-${key}`, { addresses: [`/2020/two`], hidden: 'it is a draft' }),
  sourcePost(`page-${key}`, { isPage: true }),
  sourceComment(`c1-${key}`, `one-${key}`, { author: `ann-${key}` }),
  sourceComment(`c2-${key}`, `one-${key}`, { parent: `c1-${key}`, isHidden: true }),
  { kind: 'redirect', key: `/was-${key}`, target: `/2020/one-${key}`, isPermanent: true },
  { kind: 'redirect', key: `/away-${key}`, target: 'https://example.org/', isPermanent: false },
  { kind: 'problem', key: `x-${key}`, title: 'X', result: 'skip', why: 'it is nothing' },
];

const picturesOf = async (key: string) => ({
  [`https://${key}.example/p.png`]: await png('red'),
  [`https://${key}.example/c.png`]: await png('blue'),
});

test('an import that is undone leaves every table as it was', async () => {
  const key = unique();
  const owner = await makeOwner();
  await savePost(owner, null, { ...input, title: `Mine ${key}`, tags: [`Mine ${key}`] }, 'publish');
  await makeComment(await makePost());
  await createRedirect(owner, { path: `/mine-${key}`, target: '/archive', isPermanent: true });
  const before = await dumpTables();
  const reader = makeReader(wholeBlog(key), { pictures: await picturesOf(key) });
  const id = await importMade(reader, key);
  expect(await detailOf(id)).toMatchObject({
    state: 'applied',
    counts: {
      post: { create: 3 },
      comment: { create: 2 },
      person: { create: 1 },
      tag: { create: 1 },
      series: { create: 1 },
      picture: { create: 2 },
      redirect: { create: 2 },
      problem: { skip: 1 },
    },
  });
  const during = await dumpTables();
  expect(during.posts).toHaveLength((before.posts?.length ?? 0) + 3);
  expect(await undoMade(id)).toBe(true);
  await sweepLeftovers();
  expect(await dumpTables()).toEqual(before);
  expect((await detailOf(id)).state).toBe('undone');
  // What is gone may come again.
  const again = await importMade(makeReader(wholeBlog(key), { pictures: await picturesOf(key) }), key);
  expect((await detailOf(again)).counts).toMatchObject({ post: { create: 3 }, comment: { create: 2 } });
  await undoMade(again);
  await sweepLeftovers();
  expect(await dumpTables()).toEqual(before);
});

test('posts that an import changed get their former text back, with tags, addresses and revisions', async () => {
  const key = unique();
  const pictures = await picturesOf(key);
  await importMade(makeReader(wholeBlog(key), { pictures }), key);
  const before = await dumpTables();
  const changed = wholeBlog(key, 'second').map((item) =>
    item.kind === 'post' && item.key === `one-${key}`
      ? {
          ...item,
          tags: [`New ${key}`],
          series: `Else ${key}`,
          slug: `moved-${key}`,
          addresses: [`/new-${key}`],
          author: null,
        }
      : item,
  );
  const id = await importMade(makeReader(changed, { pictures }), key);
  expect((await detailOf(id)).counts.post).toEqual({ update: 1, unchanged: 2 });
  expect(await dumpTables()).not.toEqual(before);
  await undoMade(id);
  await sweepLeftovers();
  expect(await dumpTables()).toEqual(before);
});

test('what somebody changed or answered since stays, and is named', async () => {
  const key = unique();
  const owner = await makeOwner();
  const items = [
    sourcePost(`edited-${key}`),
    sourcePost(`answered-${key}`),
    sourcePost(`plain-${key}`),
    sourcePost(`closed-${key}`),
    sourceComment(`c-${key}`, `edited-${key}`),
  ];
  const id = await importMade(makeReader(items), key);
  const idOf = async (slug: string) =>
    (await db.select({ id: posts.id }).from(posts).where(eq(posts.slug, slug)))[0]?.id ?? 0;
  const edited = await idOf(`edited-${key}`);
  const post = (await getPostForEdit(owner, edited))!;
  await updatePost(owner, edited, post.version, { ...post, tags: [], body: 'by hand' });
  const answered = await idOf(`answered-${key}`);
  await makeComment({ id: answered }, { authorId: (await makeUser()).id });
  await closeComments(owner, await idOf(`closed-${key}`));
  await undoMade(id);
  expect(await idOf(`edited-${key}`)).toBe(edited);
  expect(await idOf(`answered-${key}`)).toBe(answered);
  expect(await idOf(`plain-${key}`)).toBe(0);
  expect(await idOf(`closed-${key}`)).toBe(0);
  expect(await db.$count(comments, eq(comments.postId, edited))).toBe(1);
  const kept = await listImportItems(owner, id, { section: 'kept', limit: 10 });
  expect(kept.map(({ key: name, findings }) => [name, findings.kept])).toEqual([
    [`edited-${key}`, ['it was changed since']],
    [`answered-${key}`, ['somebody has commented on it since']],
    [`c-${key}`, ['its post stays']],
  ]);
  // What stayed is known still, and does not come twice.
  const again = await readMade(makeReader(items), key);
  expect(await outcomesOf(again)).toMatchObject({
    [`edited-${key}`]: 'unchanged',
    [`plain-${key}`]: 'create',
    [`c-${key}`]: 'unchanged',
  });
});

test('undoing that is ended at any moment is gone on with, and ends in the same', async () => {
  const key = unique();
  const before = await dumpTables();
  const reader = makeReader(wholeBlog(key), { pictures: await picturesOf(key) });
  const id = await importMade(reader, key);
  const stop = new AbortController();
  stop.abort(new Error('killed'));
  await expect(undoMade(id, { signal: stop.signal })).rejects.toThrow('killed');
  expect((await detailOf(id)).state).toBe('undoing');
  await undoMade(id);
  await sweepLeftovers();
  expect(await dumpTables()).toEqual(before);
});

test('undoing settings touches nothing that was not taken over', async () => {
  const key = unique();
  const dump = async () => ({ ...(await dumpTables()), audit_events: [] });
  const before = await dump();
  const settingsItem: SourceItem = { kind: 'settings', key: 'settings', values: { title: `Old ${key}` } };
  const id = await importMade(makeReader([settingsItem, sourcePost(key)]), key, { settings: true });
  expect(await dump()).not.toEqual(before);
  expect(await undoMade(id)).toBe(true);
  expect(await dump()).toEqual(before);
});

test('an undo that failed is gone on with as an undo', async () => {
  const key = unique();
  const before = await dumpTables();
  const reader = makeReader(Array.from({ length: 60 }, (_, number) => sourcePost(`${key}-${number}`)));
  const id = await importMade(reader, key);
  const stop = new AbortController();
  const onStep = () => stop.abort(new Error('full'));
  await expect(undoMade(id, { onStep, signal: stop.signal })).rejects.toThrow('full');
  await failImport(id, 'The disk is full.');
  expect(await requestApply(await makeOwner(), id)).toMatchObject({ ok: true });
  const row = (await findDueImport(id))!;
  expect(row.state).toBe('undoing');
  expect(await undoImport(row)).toBe(true);
  expect(await dumpTables()).toEqual(before);
});

test('an undo while it is applied ends the applying, and undoes what was done', async () => {
  const key = unique();
  const before = await dumpTables();
  const items = Array.from({ length: 30 }, (_, number) => sourcePost(`${key}-${number}`));
  const reader = makeReader(items);
  const id = await readMade(reader, key);
  let undoing: Promise<boolean> | undefined;
  const isApplied = await applyMade(id, reader, {
    onStep: (done) => {
      if (done >= 8) undoing ??= undoMade(id);
    },
  });
  expect(isApplied).toBe(false);
  expect(await undoing).toBe(true);
  expect((await detailOf(id)).state).toBe('undone');
  expect(await dumpTables()).toEqual(before);
});

test('a tag that the owner described is not described by an import, nor by its undoing', async () => {
  const key = unique();
  const [made] = await db
    .insert(tags)
    .values({ name: key, nameKey: key, slug: key, description: 'Mine.' })
    .returning({ id: tags.id });
  const tag = { kind: 'tag', key, name: key, slug: key, description: 'Theirs.' } as const;
  const id = await importMade(makeReader([tag, sourcePost(`p-${key}`, { tags: [key] })]), key);
  expect(await outcomesOf(id)).toMatchObject({ [key]: 'skip: it has a description here already' });
  await undoMade(id);
  const [after] = await db.select().from(tags).where(eq(tags.id, made!.id));
  expect(after?.description).toBe('Mine.');
});
