import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { makeOwner, makeUser } from '@/lib/testing/factories';
import { media } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import { storeImage } from '@/lib/media/mutations/store-image';
import { findPictures } from '@/lib/media/queries/find-pictures';
import { renderPost } from '@/lib/markdown/render';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-media-'));
settings().DATA_DIR = dataDir;
afterAll(() => rm(dataDir, { recursive: true }));

/** A picture that no other test has. */
async function picture(width = 8, height = 6): Promise<Buffer> {
  const [r, g, b] = crypto.getRandomValues(new Uint8Array(3));
  return sharp({ create: { width, height, channels: 3, background: { r: r!, g: g!, b: b! } } })
    .png({ compressionLevel: 0 })
    .withExif({ IFD0: { Copyright: crypto.randomUUID() } })
    .toBuffer();
}

test('a stored image can be read, and a rendered post knows its size', async () => {
  const stored = await storeImage(await makeOwner(), await picture(80, 60));
  if (!stored.ok) throw new Error(stored.code);
  const { name, url } = stored.value;
  expect(url).toBe(`/media/${name}`);
  const bytes = await mediaStorage().read(name);
  expect((await sharp(bytes!).metadata()).format).toBe('webp');
  const [row] = await db.select().from(media).where(eq(media.name, name));
  expect(row).toMatchObject({
    contentType: 'image/webp',
    width: 80,
    height: 60,
    byteSize: bytes!.byteLength,
  });
  const { html } = await renderPost(`![](${url})`, { findPictures });
  expect(html).toContain('width="80" height="60"');
});

test('the same image is kept once, also when ten arrive at the same moment', async () => {
  const owner = await makeOwner();
  const bytes = await picture();
  const stored = await Promise.all(Array.from({ length: 10 }, () => storeImage(owner, bytes)));
  const names = new Set(stored.map((result) => result.ok && result.value.name));
  expect(names.size).toBe(1);
  const [name] = [...names];
  expect(await mediaStorage().read(String(name))).not.toBeNull();
  const rows = await db.$count(media);
  expect((await readdir(path.join(dataDir, 'media'))).filter((file) => file.endsWith('.part'))).toEqual([]);
  expect((await storeImage(owner, bytes)).ok).toBe(true);
  expect(await db.$count(media)).toBe(rows);
});

test('a file that was lost comes back under its name when the image is stored again', async () => {
  const owner = await makeOwner();
  const bytes = await picture();
  const first = await storeImage(owner, bytes);
  if (!first.ok) throw new Error(first.code);
  await mediaStorage().removeAll(first.value.name.replace('.webp', ''));
  expect(await mediaStorage().read(first.value.name)).toBeNull();
  expect(await storeImage(owner, bytes)).toEqual(first);
  expect(await mediaStorage().read(first.value.name)).not.toBeNull();
});

test('what is not an image leaves nothing behind', async () => {
  const before = await db.$count(media);
  expect(await storeImage(await makeOwner(), Buffer.from('<svg onload="alert(1)"/>'))).toEqual({
    ok: false,
    code: 'not-an-image',
  });
  expect(await db.$count(media)).toBe(before);
});

test('nobody but the owner stores images', async () => {
  await expect(storeImage(await makeUser(), await picture())).rejects.toThrow(NotFoundError);
});
