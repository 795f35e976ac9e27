import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { postMetadata } from '@/lib/posts/metadata';
import { getPublicPost } from '@/lib/posts/queries/public';
import { serveSharePicture } from '@/lib/posts/serve-share-picture';
import { getSite } from '@/lib/site/queries/site';
import { makePost, type MadePost } from '@/lib/testing/factories';

settings().DATA_DIR = await mkdtemp(path.join(os.tmpdir(), 'colophon-shared-'));
afterAll(() => rm(settings().DATA_DIR, { recursive: true }));

const anyNameOf = (post: MadePost) => `${post.id}-${'0'.repeat(16)}.png`;

async function nameOf(post: MadePost): Promise<string> {
  const { openGraph } = postMetadata(await getSite(), (await getPublicPost(post.slug))!);
  return path.basename((openGraph as { images: { url: string }[] }).images[0]!.url);
}

test('the picture that a post names is drawn once, and kept', async () => {
  const post = await makePost({ title: 'Drawn', tags: ['Sea'] });
  const name = await nameOf(post);
  const answers = await Promise.all([1, 2, 3].map(() => serveSharePicture(name)));
  const [first, ...others] = await Promise.all(
    answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())),
  );
  expect(await sharp(first).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  for (const other of others) expect(other.equals(first!)).toBe(true);
  const files = await readdir(path.join(settings().DATA_DIR, 'share-pictures'));
  expect(files.filter((file) => file.startsWith(`${post.id}-`))).toEqual([name]);
  const kept = await serveSharePicture(name);
  expect(kept.headers.get('cache-control')).toContain('immutable');
  expect(Buffer.from(await kept.arrayBuffer()).equals(first!)).toBe(true);
});

test('whoever waits for a drawing has an answer that has begun, so that no page waits', async () => {
  const post = await makePost({ title: 'Slowly' });
  const reader = (await serveSharePicture(await nameOf(post))).body!.getReader();
  const begun = await reader.read();
  expect(Buffer.from(begun.value as Uint8Array).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  while (!(await reader.read()).done);
});

test('with another title it has another address, to which the old one leads', async () => {
  const post = await makePost({ title: 'Before' });
  const before = await nameOf(post);
  await db.update(posts).set({ title: 'After' }).where(eq(posts.id, post.id));
  const led = await serveSharePicture(before);
  const after = `/share/${await nameOf({ ...post, title: 'After' })}`;
  expect([led.status, led.headers.get('location')]).toEqual([302, after]);
  expect(led.headers.get('cache-control')).toBe('no-store');
});

test.each(['draft', 'scheduled'] as const)('of a %s nobody sees a title', async (state) => {
  expect((await serveSharePicture(anyNameOf(await makePost({ state })))).status).toBe(404);
});

test.each([
  '',
  'x',
  'site',
  'site.png',
  '0-0000000000000000.png',
  `9999999999-${'0'.repeat(16)}.png`,
  '../a.png',
])('at %j is nothing', async (name) => {
  expect((await serveSharePicture(name)).status).toBe(404);
});
