import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { exportTo } from '@/lib/export/export-to';
import { writeContent } from '@/lib/export/write-content';
import { openFolder } from '@/lib/import/files/open-folder';
import { openZip } from '@/lib/import/files/open-zip';
import type { SourceTree } from '@/lib/import/files/source-tree';
import type { SourceItem } from '@/lib/import/source-item';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import { makeRichSite } from '@/lib/testing/rich-site';
import { openColophon } from './open-colophon';

const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-reader-'));
settings().DATA_DIR = path.join(root, 'data');
afterAll(() => rm(root, { recursive: true }));

const places = { folder: path.join(root, 'out'), zip: path.join(root, 'out.zip') };

let made: Awaited<ReturnType<typeof makeRichSite>>;
beforeAll(async () => {
  made = await makeRichSite();
  for (const place of Object.values(places))
    await exportTo(place, (target) => writeContent(made.owner, target));
});

async function readAll(tree: SourceTree) {
  const reader = await openColophon(tree);
  const items: SourceItem[] = [];
  for await (const item of reader.items()) items.push(item);
  const picture = await reader.openPicture(`/media/${made.photo}`, '');
  await reader.close();
  return { items, picture, remarks: reader.remarks() };
}

test('folder and zip say the same, and nothing is wrong with it', async () => {
  const [one, other] = [
    await readAll(await openFolder(places.folder)),
    await readAll(await openZip(places.zip)),
  ];
  expect(other).toEqual(one);
  expect(one.remarks).toEqual([]);
  expect(one.items.filter(({ kind }) => kind === 'problem')).toEqual([]);
  expect(one.picture).toEqual(await mediaStorage().read(made.photo));
  const counts: Record<string, number> = {};
  for (const { kind } of one.items) counts[kind] = (counts[kind] ?? 0) + 1;
  expect(counts).toEqual({
    site: 1,
    picture: 3,
    tag: 4,
    series: 2,
    person: 5,
    settings: 1,
    post: 8,
    redirect: 2,
    comment: 6,
  });
});

test('texts come back to the letter, with the addresses that they had', async () => {
  const { items } = await readAll(await openFolder(places.folder));
  const rows = await db
    .select({ slug: posts.slug, title: posts.title, body: posts.body, coverUrl: posts.coverUrl })
    .from(posts)
    .where(eq(posts.status, 'published'));
  for (const { slug, title, body, coverUrl } of rows.filter((row) => row.slug !== 'thrown-away')) {
    const item = items.find((one) => one.kind === 'post' && one.slug === slug);
    // Smaller files of a picture are named by the picture.
    const named = body.replaceAll(/(\/media\/[a-f0-9]{24})(?:_\d+|-\d+)\.webp/g, '$1.webp');
    expect(item).toMatchObject({ title, body: named, coverUrl });
  }
});

test('settings come with what the owner says of themselves', async () => {
  const { items } = await readAll(await openFolder(places.folder));
  const settingsItem = items.find(({ kind }) => kind === 'settings');
  expect(settingsItem).toMatchObject({
    values: {
      title: 'A “site”: <yes>',
      icon: made.drawing,
      owner: { name: 'Olivia “O” Owner', picture: made.photo },
    },
  });
  const comments = items.flatMap((item) => (item.kind === 'comment' ? [item] : []));
  expect(comments.filter(({ isDeleted }) => isDeleted)).toHaveLength(1);
  const con = items.find((item) => item.kind === 'post' && item.slug === 'con');
  expect(settingsItem).toMatchObject({ values: { pinnedPost: con?.key } });
});
