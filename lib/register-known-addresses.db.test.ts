import { expect, test } from 'vitest';
import { makePost } from '@/lib/testing/factories';
import { redirects } from '@/drizzle/schema';
import { routes } from '@/e2e/entry-points';
import { db } from '@/lib/db';
import { addressLookup } from '@/lib/register-known-addresses';

const isUnknownAddress = addressLookup(Object.keys(routes));

test.each([
  '/wp-login.php',
  '/.env',
  '/a/b/c',
  '/admin/setup.php',
  '/page/none',
  '/page/2/3',
  '/not-found/2',
  '/posts/no-such-post',
  '/posts/no%00such',
  '/posts/a/b',
  '/index.rsc',
  '/_not-found',
])('%s leads nowhere', async (address) => {
  expect(await isUnknownAddress(address)).toBe(true);
});

test('every route is left to its page, which knows better', async () => {
  for (const route of Object.keys(routes).filter((name) => name !== '/posts/[slug]')) {
    const address = route.replace('/[[...path]]', '/').replace(/\[[^\]]*\]/g, '1');
    expect(await isUnknownAddress(address), address).toBe(false);
  }
});

test.each([
  '/',
  '/page/2',
  '/page/999',
  '/not-found',
  '/tags',
  '/archive',
  '/nothing/',
  '/_next/static/x.js',
])('%s is left to its page', async (address) => {
  expect(await isUnknownAddress(address)).toBe(false);
});

test('a post that readers see is somewhere, and so is every address it had', async () => {
  const post = await makePost({ slug: 'наша-запись' });
  expect(await isUnknownAddress(`/posts/${encodeURIComponent(post.slug)}`)).toBe(false);
  await db.insert(redirects).values([
    { path: '/posts/its-old-slug', postId: post.id },
    { path: '/2019/05/étude.html', postId: post.id },
  ]);
  expect(await isUnknownAddress('/posts/its-old-slug')).toBe(false);
  expect(await isUnknownAddress('/2019/05/%C3%A9tude.html')).toBe(false);
});

test('a draft and a post to come lead nowhere, and so do their addresses', async () => {
  const draft = await makePost({ status: 'draft', publishedAt: null });
  const later = await makePost({ publishedAt: new Date(Date.now() + 3600_000) });
  await db.insert(redirects).values({ path: '/an-address-of-a-draft', postId: draft.id });
  for (const address of [`/posts/${draft.slug}`, `/posts/${later.slug}`, '/an-address-of-a-draft'])
    expect(await isUnknownAddress(address), address).toBe(true);
});
