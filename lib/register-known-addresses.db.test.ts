import { expect, test } from 'vitest';
import { makeComment, makeOwner, makePost } from '@/lib/testing/factories';
import { redirects } from '@/drizzle/schema';
import { routes } from '@/e2e/entry-routes';
import { db } from '@/lib/db';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { addressLookup } from '@/lib/register-known-addresses';

const whereaboutsOf = addressLookup(Object.keys(routes));

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
  '/comments/none',
  '/comments/feed',
  '/tags/a/b',
  '/tags/a/index.xml',
  '/tags/a/page/none',
  '/posts/a/feed',
  '/tag/a/rss',
  '/rss',
  '/index.rsc',
  '/_not-found',
])('%s leads nowhere', async (address) => {
  expect(await whereaboutsOf(address)).toBe('unknown');
});

test('every route is left to its page, which knows better', async () => {
  for (const route of Object.keys(routes).filter((name) => name !== '/posts/[slug]')) {
    const address = route.replace(/\/\[\[[^\]]*\]\]$/, '').replace(/\[[^\]]*\]/g, '1') || '/';
    expect(await whereaboutsOf(address), address).toBe('known');
  }
});

test.each([
  '/',
  '/page/2',
  '/page/999',
  '/not-found',
  '/not-found/gone',
  '/tags',
  '/archive',
  '/nothing/',
  '/_next/static/x.js',
])('%s is left to its page', async (address) => {
  expect(await whereaboutsOf(address)).toBe('known');
});

test('a post that readers see is somewhere, and so is every address it had', async () => {
  const post = await makePost({ slug: 'наша-запись' });
  expect(await whereaboutsOf(`/posts/${encodeURIComponent(post.slug)}`)).toBe('known');
  await db.insert(redirects).values([
    { path: '/posts/its-old-slug', postId: post.id },
    { path: '/2019/05/étude.html', postId: post.id },
  ]);
  expect(await whereaboutsOf('/posts/its-old-slug')).toBe('known');
  expect(await whereaboutsOf('/2019/05/%C3%A9tude.html')).toBe('known');
});

test('a draft and a post to come lead nowhere, and so do their addresses', async () => {
  const draft = await makePost({ status: 'draft', publishedAt: null });
  const later = await makePost({ publishedAt: new Date(Date.now() + 3600_000) });
  await db.insert(redirects).values({ path: '/an-address-of-a-draft', postId: draft.id });
  for (const address of [`/posts/${draft.slug}`, `/posts/${later.slug}`, '/an-address-of-a-draft'])
    expect(await whereaboutsOf(address), address).toBe('unknown');
});

test('a post that readers saw is gone when it is deleted, with all its addresses, until it is restored', async () => {
  const [owner, post] = [await makeOwner(), await makePost({ slug: 'über-bord' })];
  const comment = await makeComment(post);
  await db.insert(redirects).values({ path: '/2020/aë.html', postId: post.id });
  const addresses = [
    '/posts/%C3%BCber-bord',
    '/posts/%C3%BCber-bord/comments/2',
    '/2020/a%C3%AB.html',
    `/comments/${comment.id}`,
  ];
  await deletePost(owner, post.id);
  for (const address of addresses) expect(await whereaboutsOf(address), address).toBe('gone');
  await restorePost(owner, post.id);
  for (const address of addresses) expect(await whereaboutsOf(address), address).toBe('known');
});

test.each(['draft', 'scheduled'] as const)(
  'of a deleted %s nobody learns that it was there',
  async (state) => {
    const [owner, post] = [await makeOwner(), await makePost({ state })];
    const comment = await makeComment(post);
    await deletePost(owner, post.id);
    expect(await whereaboutsOf(`/posts/${post.slug}`)).toBe('unknown');
    expect(await whereaboutsOf(`/comments/${comment.id}`)).toBe('known');
  },
);

test('an address that another post has taken leads to that one', async () => {
  const [owner, first] = [await makeOwner(), await makePost()];
  await deletePost(owner, first.id);
  const second = await makePost({ slug: first.slug, state: 'draft' });
  expect(await whereaboutsOf(`/posts/${first.slug}`)).toBe('gone');
  await deletePost(owner, second.id);
  await makePost({ slug: first.slug });
  expect(await whereaboutsOf(`/posts/${first.slug}`)).toBe('known');
});

test('a deleted comment is gone, unless the discussion holds its place', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const [alone, answered] = [await makeComment(post), await makeComment(post)];
  await makeComment(post, { parentId: answered.id, rootId: answered.id });
  for (const { id } of [alone, answered]) await deleteComment(owner, id);
  expect(await whereaboutsOf(`/comments/${alone.id}`)).toBe('gone');
  expect(await whereaboutsOf(`/comments/${answered.id}`)).toBe('known');
});
