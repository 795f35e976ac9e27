import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { media } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { storeImage } from '@/lib/media/mutations/store-image';
import { makeMediaName } from '@/lib/media/storage/file-name';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import { makeOwner, makeUser } from '@/lib/testing/factories';
import { prepareFormerPicture, storeFormerPicture, takeOutOfBin } from './restore-picture';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-former-'));
settings().DATA_DIR = dataDir;
afterAll(() => rm(dataDir, { recursive: true }));

const createdAt = new Date('2020-01-02T03:04:05.678Z');
const facts = () => ({
  name: makeMediaName(),
  sourceHash: 'f'.repeat(64),
  sourceName: 'a.jpg',
  alt: '',
  width: 500,
  height: 300,
  createdAt,
});
const picture = (width = 500) => sharp({ create: { width, height: 300, channels: 3, background: '#123' } });

async function restore(former: ReturnType<typeof facts>, bytes: Buffer) {
  const prepared = await prepareFormerPicture(await makeOwner(), former, bytes);
  if (!prepared.ok || !prepared.value) return prepared;
  const row = prepared.value;
  const id = await db.transaction((tx) => storeFormerPicture(tx, row));
  const [stored] = await db.select().from(media).where(eq(media.id, id!));
  return stored!;
}

test('a picture keeps its name, its bytes and what is said of it, and has smaller files', async () => {
  const former = facts();
  const bytes = await picture().webp().toBuffer();
  expect(await restore(former, bytes)).toMatchObject({
    ...former,
    edition: 1,
    widths: [320, 500],
    contentType: 'image/webp',
  });
  expect(await mediaStorage().read(former.name)).toEqual(bytes);
  expect(await mediaStorage().has(former.name.replace('.webp', '-320.webp'))).toBe(true);
  expect(await restore(former, bytes)).toMatchObject({ ok: true, value: null });
});

test('a drawing is shown in half of its pixels, and nothing is shown in others than it has', async () => {
  const bytes = await picture().webp().toBuffer();
  expect(await restore({ ...facts(), width: 250, height: 150 }, bytes)).toMatchObject({
    width: 250,
    height: 150,
  });
  expect(await restore({ ...facts(), width: 9, height: 9000 }, bytes)).toMatchObject({
    width: 500,
    height: 300,
  });
});

test('what the library would not have written is encoded anew, or refused', async () => {
  const former = facts();
  const polyglot = Buffer.concat([
    await picture().webp().toBuffer(),
    Buffer.from('<script>alert(1)</script>'),
  ]);
  expect(await restore(former, polyglot)).toMatchObject({ name: former.name, width: 500 });
  expect((await mediaStorage().read(former.name))?.includes('script')).toBe(false);
  expect(await restore(facts(), await picture(33).png().toBuffer())).toMatchObject({ width: 33 });
  expect(await restore(facts(), Buffer.from('<svg/>'))).toMatchObject({ ok: false, code: 'not-an-image' });
  for (const name of ['../x.webp', `${'a'.repeat(24)}_2.webp`, `${'a'.repeat(24)}-320.webp`, 'x.svg'])
    expect(await restore({ ...facts(), name }, polyglot)).toMatchObject({ ok: false });
});

test('the same image under two names stays twice, and comes in later as the one that was here', async () => {
  const png = await picture(77).png().toBuffer();
  const here = await storeImage(await makeOwner(), png);
  if (!here.ok) throw new Error(here.code);
  const [row] = await db.select().from(media).where(eq(media.id, here.value.id));
  const other = await restore(
    { ...facts(), sourceHash: row!.sourceHash },
    await picture(77).webp().toBuffer(),
  );
  expect(other).toMatchObject({ edition: 1 });
  const again = await storeImage(await makeOwner(), png);
  expect(again.ok && again.value.id).toBe(here.value.id);
});

test('one in the bin comes out of it, and nobody but the owner brings any', async () => {
  const former = facts();
  const bytes = await picture(90).webp().toBuffer();
  await restore(former, bytes);
  expect(await db.transaction((tx) => takeOutOfBin(tx, former.name))).toBeNull();
  const deletedAt = new Date();
  await db.update(media).set({ deletedAt }).where(eq(media.name, former.name));
  expect(await db.transaction((tx) => takeOutOfBin(tx, former.name))).toMatchObject({ deletedAt });
  await expect(prepareFormerPicture(await makeUser(), facts(), bytes)).rejects.toThrow(NotFoundError);
});
