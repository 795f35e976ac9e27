import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { media, posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { UploadedSchema, uploadedPath } from '@/lib/media/library-filter';
import {
  deletePicture,
  describePicture,
  keepFirstDescription,
  restorePicture,
} from '@/lib/media/mutations/change-picture';
import { sweepLeftovers } from '@/lib/media/mutations/leftovers';
import { purgeBinnedPictures, purgePicture, sweepPictures } from '@/lib/media/mutations/purge-pictures';
import { replacePicture } from '@/lib/media/mutations/replace-picture';
import { storeImage } from '@/lib/media/mutations/store-image';
import { getPicture, getStorageTotal, listBinnedPictures, listPictures } from '@/lib/media/queries/library';
import { listUses } from '@/lib/media/queries/uses';
import { receiveForm } from '@/lib/media/receive/receive-form';
import { receivePicture } from '@/lib/media/receive/receive-picture';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import { renewRenderings } from '@/lib/posts/mutations/renew-renderings';
import { makeComment, makeOwner, makePicture, makePost, makeUser } from '@/lib/testing/factories';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-library-'));
settings().DATA_DIR = dataDir;
afterAll(() => rm(dataDir, { recursive: true }));
const owner = await makeOwner();

let shade = 0;
/** A picture that no other test has. */
const picture = () =>
  sharp({ create: { width: 400, height: 10, channels: 3, background: { r: shade++, g: 7, b: 7 } } })
    .png()
    .toBuffer();

async function store() {
  const stored = await storeImage(owner, await picture(), { sourceName: 'Harbour 100%.png' });
  if (!stored.ok) throw new Error(stored.code);
  return stored.value;
}

test('where a picture is used is known of posts, drafts, covers and comments', async () => {
  const { name } = await makePicture();
  const base = name.replace('.webp', '');
  const post = await makePost({ body: `Text ![](/media/${name})` });
  const draft = await makePost({ state: 'draft', body: `<img src="/media/${base}_2-640.webp">` });
  const covered = await makePost({ coverUrl: `/media/${name}` });
  const comment = await makeComment(post, { body: `Look: https://example.org/media/${name}` });
  await makePost({ body: 'None' });
  const uses = await listUses(name);
  expect(uses.posts.map(({ id, isCover }) => [id, isCover])).toEqual([
    [covered.id, true],
    [draft.id, false],
    [post.id, false],
  ]);
  expect(uses.comments.map(({ id }) => id)).toEqual([comment.id]);
});

test('only what nothing uses can be deleted, and it can be undone', async () => {
  const [used, unused] = [await makePicture(), await makePicture()];
  const post = await makePost({ state: 'draft', body: `![](/media/${used.name})` });
  expect(await deletePicture(owner, used.id)).toEqual({ ok: false, code: 'used' });
  await db.delete(posts).where(eq(posts.id, post.id));
  expect((await deletePicture(owner, used.id)).ok).toBe(true);
  expect((await deletePicture(owner, unused.id)).ok).toBe(true);
  await expect(deletePicture(owner, unused.id)).rejects.toThrow(NotFoundError);
  expect((await listBinnedPictures(owner))?.items.map(({ id }) => id)).toEqual([unused.id, used.id]);
  await restorePicture(owner, unused.id);
  await expect(restorePicture(owner, unused.id)).rejects.toThrow(NotFoundError);
  expect((await getPicture(owner, unused.id))!.deletedAt).toBeNull();
});

test('after thirty days it is removed, files and all, unless something shows it again', async () => {
  const [gone, wanted, fresh] = [await store(), await store(), await store()];
  for (const { id } of [gone, wanted, fresh]) await deletePicture(owner, id);
  for (const { id } of [gone, wanted])
    await db
      .update(media)
      .set({ deletedAt: sql`now() - interval '31 days'` })
      .where(eq(media.id, id));
  await makePost({ body: `![](${wanted.url})` });
  await sweepPictures();
  await sweepLeftovers();
  expect(await getPicture(owner, gone.id)).toBeNull();
  expect(await mediaStorage().has(gone.name)).toBe(false);
  expect((await getPicture(owner, wanted.id))!.deletedAt).toBeNull();
  expect((await getPicture(owner, fresh.id))!.deletedAt).not.toBeNull();
  expect(await mediaStorage().has(wanted.name)).toBe(true);
});

test('the bin is emptied by hand, but for what a post shows again', async () => {
  const [one, other, wanted] = [await store(), await store(), await store()];
  await expect(purgePicture(owner, one.id)).rejects.toThrow(NotFoundError);
  for (const { id } of [one, other, wanted]) await deletePicture(owner, id);
  await makePost({ body: `![](${wanted.url})` });
  await purgePicture(owner, one.id);
  await expect(purgePicture(owner, wanted.id)).rejects.toThrow(NotFoundError);
  expect(await purgeBinnedPictures(owner)).toBeGreaterThanOrEqual(1);
  await sweepLeftovers();
  for (const { id, name } of [one, other]) {
    expect(await getPicture(owner, id)).toBeNull();
    expect(await mediaStorage().has(name)).toBe(false);
  }
  expect(await mediaStorage().has(wanted.name)).toBe(true);
});

test('what waits in the bin comes back when the same file is stored again', async () => {
  const bytes = await picture();
  const first = await storeImage(owner, bytes);
  if (!first.ok) throw new Error(first.code);
  await deletePicture(owner, first.value.id);
  expect(await storeImage(owner, bytes)).toEqual(first);
  expect((await getPicture(owner, first.value.id))!.deletedAt).toBeNull();
});

test(
  'a replaced picture keeps its name in texts, and every post shows the new files',
  { timeout: 60_000 },
  async () => {
    const { id, name, url } = await store();
    const post = await makePost({ body: `![A](${url})` });
    const file = { bytes: await picture(), sourceName: 'New.png' };
    expect((await replacePicture(owner, id, 1, file)).ok).toBe(true);
    await renewRenderings();
    const [after] = await db.select().from(posts).where(eq(posts.id, post.id));
    expect(after).toMatchObject({ body: post.body, version: post.version });
    expect(after!.bodyHtml).toContain(`src="/media/${name.replace('.webp', '_2.webp')}"`);
    expect(await replacePicture(owner, id, 1, { bytes: await picture() })).toEqual({
      ok: false,
      code: 'stale',
    });
    const other = await store();
    expect(await replacePicture(owner, other.id, 1, file)).toEqual({ ok: false, code: 'known' });
    expect(await replacePicture(owner, id, 2, { bytes: Buffer.from('<html>') })).toEqual({
      ok: false,
      code: 'not-an-image',
    });
  },
);

test('of two who replace a picture at once one wins, and its files are whole', async () => {
  const { id, name } = await store();
  const files = await Promise.all([picture(), picture()]);
  const results = await Promise.all(files.map((bytes) => replacePicture(owner, id, 1, { bytes })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await mediaStorage().has(name.replace('.webp', '_2.webp'))).toBe(true);
  expect((await readdir(path.join(dataDir, 'media'))).filter((file) => file.endsWith('.part'))).toEqual([]);
});

test('the library is searched by file name and description, in parts', async () => {
  const described = await makePicture({ sourceName: 'IMG_100%.jpg', alt: 'A lamp in 東京' });
  await makePicture({ sourceName: 'IMG_1000.jpg' });
  const find = async (search: string) =>
    (await listPictures(owner, { search }))!.pictures.map(({ id }) => id);
  expect(await find('100%')).toContain(described.id);
  expect(await find('IMG_100%')).toEqual([described.id]);
  expect(await find('東京')).toEqual([described.id]);
  expect(await find('nothing\0 at all')).toEqual([]);
  expect(await listPictures(owner, { page: 999 })).toBeNull();
  const undescribed = await listPictures(owner, { view: 'undescribed' });
  expect(undescribed!.pictures.every(({ alt }) => alt === null)).toBe(true);
  const unused = await listPictures(owner, { view: 'unused' });
  expect(unused!.pictures.every(({ useCount }) => useCount === 0)).toBe(true);
  expect((await getStorageTotal(owner)).bytes).toBeGreaterThan(90_000);
});

test('the first description that a text gave stays until somebody changes it', async () => {
  const { id } = await makePicture();
  await keepFirstDescription(owner, id, 'First');
  await keepFirstDescription(owner, id, 'Second');
  expect((await getPicture(owner, id))!.alt).toBe('First');
  await describePicture(owner, id, { alt: '' });
  await keepFirstDescription(owner, id, 'Third');
  expect((await getPicture(owner, id))!.alt).toBe('');
});

test('nobody else sees or changes anything', async () => {
  const [user, { id }] = [await makeUser(), await makePicture()];
  for (const viewer of [user, null]) {
    expect(await listPictures(viewer)).toBeNull();
    expect(await getPicture(viewer, id)).toBeNull();
    await expect(listBinnedPictures(viewer)).rejects.toThrow(NotFoundError);
    expect(await getStorageTotal(viewer)).toEqual({ pictureCount: 0, bytes: 0 });
  }
  const file = { bytes: await picture() };
  for (const attempt of [
    describePicture(user, id, { alt: 'x' }),
    keepFirstDescription(user, id, 'x'),
    deletePicture(user, id),
    restorePicture(user, id),
    purgePicture(user, id),
    purgeBinnedPictures(user),
    replacePicture(user, id, 1, file),
  ])
    await expect(attempt).rejects.toThrow(NotFoundError);
});

const requestOf = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://x/admin/media/upload', { method: 'POST', body, headers });

test('a form of several files stores what are pictures, and names what are none', async () => {
  const form = new FormData();
  form.append('picture', new File([new Uint8Array(await picture())], 'one.png'));
  form.append('picture', new File(['<!doctype html><script>alert(1)</script>'], 'page.png'));
  form.append('picture', new File([], ''));
  form.append('picture', new File([], 'empty.png'));
  form.append('picture', new File([new Uint8Array(20_000_001)], 'huge.png'));
  const answer = new URL(await receiveForm(requestOf(form), owner), 'http://x');
  const query = {
    added: answer.searchParams.getAll('added'),
    refused: answer.searchParams.getAll('refused'),
  };
  const { added, refused } = UploadedSchema.parse(query);
  expect(added).toHaveLength(1);
  expect(refused).toEqual([
    { name: 'page.png', problem: 'not-an-image' },
    { name: 'empty.png', problem: 'not-an-image' },
    { name: 'huge.png', problem: 'too-large' },
  ]);
});

test('a form that is cut off, or none at all, stores nothing', async () => {
  const before = await db.$count(media);
  const type = { 'content-type': 'multipart/form-data; boundary=x' };
  for (const body of [
    '',
    '--x\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\nabc',
    'abc',
  ])
    expect(await receiveForm(requestOf(body, type), owner)).toMatch(/^\/admin\/media/);
  expect(await receiveForm(requestOf('x', { 'content-type': 'multipart/form-data' }), owner)).toBe(
    '/admin/media',
  );
  expect(await db.$count(media)).toBe(before);
});

test('a raw file is stored with its name, and what is none is told by the status', async () => {
  const bytes = new Uint8Array(await picture());
  const stored = await receivePicture(requestOf(bytes, { slug: encodeURIComponent('東京.png') }), owner);
  expect(stored.status).toBe(201);
  const { id } = (await stored.json()) as { id: number };
  expect((await getPicture(owner, id))!.sourceName).toBe('東京.png');
  // In two tabs at once.
  const answers = await Promise.all(
    [1, 2].map(() => receivePicture(requestOf(bytes, { slug: '%E0%A4%A' }), owner)),
  );
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
    expect.objectContaining({ id }),
    expect.objectContaining({ id }),
  ]);
  expect((await receivePicture(requestOf('<svg onload="alert(1)"/>'), owner)).status).toBe(415);
  expect((await receivePicture(requestOf(''), owner)).status).toBe(415);
  expect((await receivePicture(requestOf(new Uint8Array(20_000_001)), owner)).status).toBe(413);
});

test('an address says only what it may', () => {
  expect(UploadedSchema.parse({ added: 'x -1 7', refused: ['evil text', 'known a b.png'] })).toEqual({
    added: [7],
    refused: [{ name: 'a b.png', problem: 'known' }],
  });
  expect(UploadedSchema.parse({})).toEqual({ added: [], refused: [] });
  expect(uploadedPath([], [])).toBe('/admin/media');
});
