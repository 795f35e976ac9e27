import { expect, test } from 'vitest';
import { routes } from '@/e2e/entry-routes';
import { getProfile } from '@/lib/accounts/profile/queries/profile';
import { getFeed, getSitemap } from '@/lib/feeds/queries';
import { PostsFilterSchema } from '@/lib/posts/admin-filter';
import { createPost } from '@/lib/posts/mutations/create-post';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost } from '@/lib/posts/mutations/publish-post';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import type { PostInput } from '@/lib/posts/post-input';
import { countPages, countPostsByState } from '@/lib/posts/queries/admin';
import { listArchiveYears, listPostsOfYear } from '@/lib/posts/queries/archive';
import { getTagFeed } from '@/lib/posts/queries/feed';
import { findPosts } from '@/lib/posts/queries/find-posts';
import { listPostTable } from '@/lib/posts/queries/post-table';
import {
  countPublicPosts,
  findRedirect,
  getPublicPost,
  listPublicPosts,
  listPublicPostsByTag,
} from '@/lib/posts/queries/public';
import { getPostsAround } from '@/lib/posts/queries/around';
import { findPublicTag } from '@/lib/posts/queries/tags';
import { commentPath } from '@/lib/comments/paths';
import { getCommentPlace } from '@/lib/comments/queries/place';
import { addressLookup } from '@/lib/register-known-addresses';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { makeComment, makeOwner, makePost } from '@/lib/testing/factories';

const owner = await makeOwner();
const whereaboutsOf = addressLookup(Object.keys(routes));
const all = { after: null, limit: 100 };

const inputOf = (values: Partial<PostInput> & { title: string }): PostInput => ({
  subtitle: '',
  body: `${values.title} says so.`,
  coverUrl: '',
  coverAlt: '',
  tags: [],
  kind: 'page',
  ...values,
});

async function makePage(values: Partial<PostInput> & { title: string }) {
  const created = await createPost(owner, inputOf(values));
  if (!created.ok) throw new Error(created.code);
  const published = await publishPost(owner, created.value.id, created.value.version);
  if (!published.ok) throw new Error(published.code);
  return published.value;
}

test('a page is in none of the lists of posts', async () => {
  const [before] = [await countPublicPosts()];
  const older = await makePost({ publishedAt: new Date(Date.now() - 7_200_000) });
  const page = await makePage({ title: 'Whereabouts', tags: ['Harbour'] });
  const newer = await makePost({ publishedAt: new Date(), tags: ['harbour'] });
  expect(await countPublicPosts()).toBe(before + 2);
  const year = new Date().getUTCFullYear();
  const lists = [
    (await listPublicPosts(1))!.posts,
    (await listPublicPostsByTag('harbour', 1))!.posts,
    (await getTagFeed('harbour'))!.posts,
    await listPostsOfYear(year),
    (await getProfile('owner', { part: 'posts' }))!.posts,
    await findPosts(owner, { state: 'all' }, all),
    await findPosts(null, { state: 'published' }, all),
  ].map((list) => list.map(({ slug }) => slug));
  for (const slugs of lists) {
    expect(slugs).toContain(newer.slug);
    expect(slugs).not.toContain(page.slug);
  }
  expect((await findPublicTag('harbour'))?.postCount).toBe(1);
  expect((await listArchiveYears()).find((one) => one.year === year)?.postCount).toBe(lists[3]!.length);
  expect((await getFeed()).entries.map(({ title }) => title)).not.toContain('Whereabouts');
  const stored = await getPublicPost(newer.slug);
  expect((await getPostsAround(stored!)).previous?.slug).not.toBe(page.slug);
  expect((await getPostsAround((await getPublicPost(older.slug))!)).next?.slug).not.toBe(page.slug);
});

test('a page is found by its address, the search, the sitemap and its owner', async () => {
  const page = await makePage({ title: 'Lighthousekeeping' });
  expect(page.slug).toBe('lighthousekeeping');
  expect(await getPublicPost(page.slug, 'page')).toMatchObject({ kind: 'page', commentsOpen: false });
  expect(await getPublicPost(page.slug)).toBeNull();
  expect(await whereaboutsOf('/lighthousekeeping')).toBe('known');
  expect(await whereaboutsOf('/posts/lighthousekeeping')).toBe('unknown');
  const found = await inSearch((tx) => searchPosts(tx, null, 'lighthousekeeping'));
  expect(found.ids).toEqual([page.id]);
  expect(await getSitemap()).toContain('/lighthousekeeping</loc>');
  expect(await getSitemap()).not.toContain('/posts/lighthousekeeping</loc>');
  const ofKind = async (query: object) =>
    (await listPostTable(owner, PostsFilterSchema.parse(query))).posts.map(({ id }) => id);
  const post = await makePost();
  expect(await ofKind({ kind: 'page' })).toContain(page.id);
  expect(await ofKind({ kind: 'page' })).not.toContain(post.id);
  expect(await ofKind({})).toEqual(expect.arrayContaining([page.id, post.id]));
  expect((await findPosts(null, { state: 'published', kind: 'page' }, all)).map(({ id }) => id)).toContain(
    page.id,
  );
});

test('counts by state have what the owner’s table lists', async () => {
  const [states, pages] = [await countPostsByState(owner), await countPages(owner)];
  await makePage({ title: 'One more' });
  expect(await countPages(owner)).toBe(pages + 1);
  expect((await countPostsByState(owner)).published).toBe(states.published + 1);
});

test('a post that becomes a page leads from its old address, and back', async () => {
  const post = await makePost({ slug: 'on-walking' });
  const input = inputOf({ title: 'On walking', slug: 'on-walking' });
  const asPage = await updatePost(owner, post.id, post.version, input);
  expect(asPage.ok).toBe(true);
  expect(await findRedirect('/posts/on-walking')).toBe('/on-walking');
  expect(await whereaboutsOf('/posts/on-walking')).toBe('known');
  const asPost = await updatePost(owner, post.id, post.version + 1, { ...input, kind: 'post' });
  expect(asPost.ok).toBe(true);
  expect(await findRedirect('/on-walking')).toBe('/posts/on-walking');
  expect(await findRedirect('/posts/on-walking')).toBeNull();
  expect(await getPublicPost('on-walking')).toMatchObject({ kind: 'post' });
});

test('the old address of a page leads to the new one', async () => {
  const page = await makePage({ title: 'Imprint' });
  await updatePost(owner, page.id, page.version, inputOf({ title: 'Imprint', slug: 'legal' }));
  expect(await findRedirect('/imprint')).toBe('/legal');
});

test('a page cannot have an address of the site itself, nor one that a post has', async () => {
  for (const slug of ['admin', 'posts', 'tags', 'login', 'search'])
    expect(await createPost(owner, inputOf({ title: 'Mine', slug }))).toMatchObject({
      code: 'slug-reserved',
    });
  const post = await makePost({ slug: 'archive' });
  expect(
    await updatePost(owner, post.id, post.version, inputOf({ title: 'Old papers', slug: 'archive' })),
  ).toMatchObject({ code: 'slug-reserved' });
  const taken = await makePost();
  expect(await createPost(owner, inputOf({ title: 'Mine', slug: taken.slug }))).toMatchObject({
    code: 'slug-taken',
  });
});

test('a made address keeps clear of those of the site itself', async () => {
  expect((await makePage({ title: 'Media' })).slug).toBe('media-2');
});

test('a comment on a page stands on it, and further ones below its discussion', async () => {
  const page = await makePage({ title: 'Guest book', commentsOpen: true });
  const comment = await makeComment(page);
  const place = (await getCommentPlace(comment.id))!;
  expect(commentPath(place)).toBe(`/guest-book#comment-${comment.id}`);
  expect(commentPath({ ...place, page: 2 })).toBe(`/posts/guest-book/comments/2#comment-${comment.id}`);
  expect(await whereaboutsOf('/posts/guest-book/comments/2')).toBe('known');
});

test('a page in the bin is gone, and comes back', async () => {
  const page = await makePage({ title: 'Colophon of mine' });
  await deletePost(owner, page.id);
  expect(await whereaboutsOf(`/${page.slug}`)).toBe('gone');
  expect(await whereaboutsOf(`/posts/${page.slug}`)).toBe('unknown');
  await restorePost(owner, page.id);
  expect(await whereaboutsOf(`/${page.slug}`)).toBe('known');
});
