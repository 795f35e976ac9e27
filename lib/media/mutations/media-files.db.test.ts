import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { media, mediaLeftovers, posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { fileBase, fileName, makeMediaName } from '@/lib/media/storage/file-name';
import { noteLeftover, sweepLeftovers } from '@/lib/media/mutations/leftovers';
import { makeMissingVariants } from '@/lib/media/mutations/make-missing-variants';
import { storeImage } from '@/lib/media/mutations/store-image';
import { servePicture } from '@/lib/media/serve-picture';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import { renewRenderings } from '@/lib/posts/mutations/renew-renderings';
import { makeOwner, makePost } from '@/lib/testing/factories';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-files-'));
settings().DATA_DIR = dataDir;
afterAll(() => rm(dataDir, { recursive: true }));

async function store(width: number): Promise<{ id: number; name: string; url: string }> {
  const background = { r: width % 256, g: 90, b: 20 };
  const picture = await sharp({
    create: {
      width,
      height: 400,
      channels: 3,
      background,
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();
  const stored = await storeImage(await makeOwner(), picture);
  if (!stored.ok) throw new Error(stored.code);
  return stored.value;
}

const filesOf = async (name: string) =>
  (await readdir(path.join(dataDir, 'media'))).filter((file) => file.startsWith(name.slice(0, 24))).sort();

test('a stored picture has its variants, and nothing is left to clean up', async () => {
  const { name } = await store(700);
  const base = fileBase(name, 1);
  expect(await filesOf(name)).toEqual([`${base}-320.webp`, `${base}-640.webp`, `${base}.webp`].sort());
  const [row] = await db.select().from(media).where(eq(media.name, name));
  expect(row!.widths).toEqual([320, 640, 700]);
  expect(await db.$count(mediaLeftovers)).toBe(0);
});

test('files that were written for a row which never came are removed, and no others', async () => {
  const { name: kept } = await store(710);
  const [dead, fresh, unknown] = [makeMediaName(), makeMediaName(), makeMediaName()];
  for (const name of [dead, fresh, unknown]) await mediaStorage().write(name, Buffer.from('x'));
  await writeFile(path.join(dataDir, 'media', `${fileName(fileBase(dead, 1), 320)}.0a.part`), 'half');
  await noteLeftover(fileBase(dead, 1), db, -1000);
  await noteLeftover(fileBase(fresh, 1));
  await sweepLeftovers();
  expect(await filesOf(dead)).toEqual([]);
  expect(await filesOf(fresh)).toEqual([fresh]);
  expect(await filesOf(unknown)).toEqual([unknown]);
  expect(await filesOf(kept)).toHaveLength(3);
  expect(await db.$count(mediaLeftovers)).toBe(1);
});

test('a picture of an older version gets its variants, and the posts that show it are rendered anew', async () => {
  const { name, url } = await store(720);
  for (const width of [320, 640]) await rm(path.join(dataDir, 'media', fileName(fileBase(name, 1), width)));
  await db.update(media).set({ widths: null }).where(eq(media.name, name));
  const post = await makePost({ body: `![](${url})` });
  const unrelated = await makePost({ body: 'Nothing to see' });
  expect(await makeMissingVariants()).toBe(1);
  expect(await filesOf(name)).toHaveLength(3);
  const versions = await db.select({ id: posts.id, version: posts.renderVersion }).from(posts);
  expect(versions.find(({ id }) => id === post.id)!.version).toBe(0);
  expect(versions.find(({ id }) => id === unrelated.id)!.version).toBeGreaterThan(0);
  await renewRenderings();
  const [rendered] = await db.select({ html: posts.bodyHtml }).from(posts).where(eq(posts.id, post.id));
  expect(rendered!.html).toContain(`${name.replace('.webp', '-320.webp')} 320w`);
  expect(await makeMissingVariants()).toBe(0);
});

test('a picture whose file is lost is asked for once', async () => {
  const { name } = await store(730);
  await mediaStorage().removeAll(fileBase(name, 1));
  await db.update(media).set({ widths: null }).where(eq(media.name, name));
  expect(await makeMissingVariants()).toBe(1);
  expect(await makeMissingVariants()).toBe(0);
});

test('a file is sent for ever, a lost variant as what there is, and what is replaced or deleted not at all', async () => {
  const { id, name } = await store(740);
  const variant = fileName(fileBase(name, 1), 320);
  expect((await servePicture(variant)).headers.get('cache-control')).toContain('immutable');
  await rm(path.join(dataDir, 'media', variant));
  const instead = await servePicture(variant);
  expect([instead.status, instead.headers.get('cache-control')]).toEqual([200, 'no-store']);
  await db.update(media).set({ edition: 2 }).where(eq(media.id, id));
  const moved = await servePicture(name);
  expect([moved.status, moved.headers.get('location')]).toEqual([302, `/media/${fileBase(name, 2)}.webp`]);
  expect((await servePicture(variant)).headers.get('location')).toBe(`/media/${fileBase(name, 2)}-320.webp`);
  await db.update(media).set({ deletedAt: new Date() }).where(eq(media.id, id));
  expect((await servePicture(name)).status).toBe(410);
  expect((await servePicture(makeMediaName())).status).toBe(404);
  expect((await servePicture('../../etc/passwd')).status).toBe(404);
});
