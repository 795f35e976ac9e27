import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeOwner, makePost } from '@/lib/testing/factories';
import { posts, redirects } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { createPost } from '@/lib/posts/mutations/create-post';
import { closeComments } from '@/lib/comments/mutations/open-comments';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { savePost } from '@/lib/posts/mutations/save-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import type { PostInput } from '@/lib/posts/post-input';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { findRedirect, getPublicPost } from '@/lib/posts/queries/public';

const unique = () => Math.random().toString(36).slice(2, 10);

const input = (values: Partial<PostInput> = {}): PostInput => ({
  title: `A title ${unique()}`,
  subtitle: '',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: 'Some *body*.',
  commentsOpen: true,
  ...values,
});

async function read(id: number) {
  const [row] = await db.select().from(posts).where(eq(posts.id, id));
  return row!;
}

// Creating

test('a new post is a draft with a slug from its title and its body rendered', async () => {
  const key = unique();
  const created = await createPost(await makeOwner(), input({ title: `Hello, World ${key}!` }));
  expect(created).toMatchObject({
    ok: true,
    value: { slug: `hello-world-${key}`, version: 1, status: 'draft' },
  });
  const row = await read(created.ok ? created.value.id : 0);
  expect(row.bodyHtml).toContain('<em>body</em>');
  expect(row).toMatchObject({ excerpt: 'Some body.', wordCount: 2, publishedAt: null });
});

test('a title without letters or digits still gets a slug', async () => {
  const created = await createPost(await makeOwner(), input({ title: '🎉' }));
  expect(created.ok && created.value.slug).toMatch(/^post(-\d+)?$/);
});

test('20 posts made at once from one title get 20 slugs, -2 to -20', async () => {
  const owner = await makeOwner();
  const title = `Same ${unique()}`;
  const made = await Promise.all(Array.from({ length: 20 }, () => createPost(owner, input({ title }))));
  const slugs = made.map((result) => (result.ok ? result.value.slug : result.code));
  const base = title.toLowerCase().replace(' ', '-');
  const expected = [base, ...Array.from({ length: 19 }, (_, index) => `${base}-${index + 2}`)];
  expect(slugs.toSorted()).toEqual(expected.toSorted());
});

test('of 20 posts that choose one slug at once, one gets it and 19 are told', async () => {
  const owner = await makeOwner();
  const slug = `chosen-${unique()}`;
  const made = await Promise.all(Array.from({ length: 20 }, () => createPost(owner, input({ slug }))));
  expect(made.filter((result) => result.ok)).toHaveLength(1);
  expect(made.filter((result) => !result.ok && result.code === 'slug-taken')).toHaveLength(19);
});

test('a made slug of the longest kind keeps its length with a number', async () => {
  const owner = await makeOwner();
  const title = `${'é'.repeat(95)}${unique()}`;
  const [first, second] = [
    await createPost(owner, input({ title })),
    await createPost(owner, input({ title })),
  ];
  expect(first.ok && first.value.slug.length).toBeLessThanOrEqual(100);
  expect(second.ok && second.value.slug).toMatch(/-2$/);
  expect(second.ok && second.value.slug.length).toBeLessThanOrEqual(100);
});

// Saving

test('a save that names an old version changes nothing', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  expect(await updatePost(owner, post.id, 1, input({ title: 'First' }))).toMatchObject({
    ok: true,
    value: { version: 2 },
  });
  expect(await updatePost(owner, post.id, 1, input({ title: 'Second' }))).toEqual({
    ok: false,
    code: 'stale',
  });
  expect(await publishPost(owner, post.id, 1)).toEqual({ ok: false, code: 'stale' });
  expect(await unpublishPost(owner, post.id, 1)).toEqual({ ok: false, code: 'stale' });
  expect((await read(post.id)).title).toBe('First');
});

test('of 20 saves of one version at once, one wins', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  const saves = Array.from({ length: 20 }, (_, index) =>
    updatePost(owner, post.id, 1, input({ title: `Save ${index}`, tags: [`tag ${index % 3}`] })),
  );
  const results = await Promise.all(saves);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect((await read(post.id)).version).toBe(2);
});

test('publishing forgets an end that has passed and keeps one that lies ahead; unpublishing forgets both', async () => {
  const owner = await makeOwner();
  const [past, ahead] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  const [old, lasting] = [
    await makePost({ state: 'draft', unpublishAt: past }),
    await makePost({ state: 'draft', unpublishAt: ahead }),
  ];
  for (const { id } of [old, lasting]) await publishPost(owner, id, 1);
  expect((await read(old.id)).unpublishAt).toBeNull();
  expect((await read(lasting.id)).unpublishAt).toEqual(ahead);
  await publishPost(owner, lasting.id, 1, db, { at: new Date(Date.now() + 120_000) });
  expect((await read(lasting.id)).unpublishAt).toBeNull();
  await publishPost(owner, lasting.id, 1, db, { until: ahead });
  await unpublishPost(owner, lasting.id, 1);
  expect((await read(lasting.id)).unpublishAt).toBeNull();
});

test('a chosen slug of another post is refused, and nothing is saved', async () => {
  const owner = await makeOwner();
  const [taken, post] = [await makePost(), await makePost()];
  const saved = await updatePost(owner, post.id, 1, input({ title: 'New', slug: taken.slug }));
  expect(saved).toEqual({ ok: false, code: 'slug-taken' });
  expect(await read(post.id)).toMatchObject({ title: post.title, version: 1 });
});

test('an emptied slug is made from the title again, beside one that is taken', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  const other = await makePost();
  const saved = await updatePost(owner, post.id, 1, input({ title: other.slug }));
  expect(saved.ok && saved.value.slug).toBe(`${other.slug}-2`);
});

test('saving and publishing at once is all or nothing', async () => {
  const owner = await makeOwner();
  const taken = await makePost();
  const draft = await makePost({ state: 'draft' });
  const refused = await savePost(owner, { id: draft.id, version: 1 }, input({ slug: taken.slug }), 'publish');
  expect(refused).toEqual({ ok: false, code: 'slug-taken' });
  expect(await read(draft.id)).toMatchObject({ status: 'draft', version: 1, title: draft.title });
  const published = await savePost(owner, null, input(), 'publish');
  expect(published).toMatchObject({ ok: true, value: { status: 'published' } });
});

// Addresses

test('a post keeps being found at every address it ever had, and chains collapse', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  const [second, third] = [`second-${unique()}`, `third-${unique()}`];
  await updatePost(owner, post.id, 1, input({ slug: second }));
  await updatePost(owner, post.id, 2, input({ slug: third }));
  expect(await findRedirect(`/posts/${post.slug}`)).toBe(`/posts/${third}`);
  expect(await findRedirect(`/posts/${second}`)).toBe(`/posts/${third}`);
  expect(await findRedirect(`/posts/${third}`)).toBeNull();
});

test('going back to an old address leaves no redirect from it to itself', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  await updatePost(owner, post.id, 1, input({ slug: `away-${unique()}` }));
  await updatePost(owner, post.id, 2, input({ slug: post.slug }));
  const rows = await db.select().from(redirects).where(eq(redirects.postId, post.id));
  expect(rows.map((row) => row.path)).not.toContain(`/posts/${post.slug}`);
  expect(rows).toHaveLength(1);
});

test('a draft that never was public leaves no redirect', async () => {
  const owner = await makeOwner();
  const draft = await makePost({ state: 'draft' });
  await updatePost(owner, draft.id, 1, input({ slug: `new-${unique()}` }));
  expect(await db.$count(redirects, eq(redirects.postId, draft.id))).toBe(0);
});

test('who chooses an old address of another post takes it over; a made slug keeps clear of it', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  await updatePost(owner, post.id, 1, input({ slug: `moved-${unique()}` }));
  const made = await createPost(owner, input({ title: post.slug }));
  expect(made.ok && made.value.slug).toBe(`${post.slug}-2`);
  expect(await findRedirect(`/posts/${post.slug}`)).not.toBeNull();
  const chosen = await createPost(owner, input({ slug: post.slug }));
  expect(chosen.ok && chosen.value.slug).toBe(post.slug);
  expect(await findRedirect(`/posts/${post.slug}`)).toBeNull();
});

test('other addresses of an imported post lead to it once it is public', async () => {
  const owner = await makeOwner();
  const path = `/2016/01/02/${unique()}.html`;
  const created = await createPost(owner, input({ redirectPaths: [path] }));
  if (!created.ok) throw new Error(created.code);
  expect(await findRedirect(path)).toBeNull();
  await publishPost(owner, created.value.id, created.value.version);
  expect(await findRedirect(path)).toBe(`/posts/${created.value.slug}`);
});

// Dates

test('the date is set at the first publish and stays through unpublishing', async () => {
  const owner = await makeOwner();
  const draft = await makePost({ state: 'draft' });
  const before = Date.now();
  await publishPost(owner, draft.id, 1);
  const first = await read(draft.id);
  expect(first.publishedAt!.getTime()).toBeGreaterThanOrEqual(before - 1000);
  await unpublishPost(owner, draft.id, 1);
  expect(await read(draft.id)).toMatchObject({ status: 'draft', publishedAt: first.publishedAt });
  await publishPost(owner, draft.id, 1);
  expect(await read(draft.id)).toMatchObject({ status: 'published', publishedAt: first.publishedAt });
});

test('what changes no text makes no editor stale: publishing, scheduling, unpublishing, closing comments', async () => {
  const owner = await makeOwner();
  const post = await makePost({ state: 'draft' });
  await publishPost(owner, post.id, 1, db, { at: new Date(Date.now() + 86_400_000) });
  await publishPost(owner, post.id, 1, db, { at: new Date() });
  await closeComments(owner, post.id);
  await unpublishPost(owner, post.id, 1);
  const typed = input({ commentsOpen: undefined });
  expect(await updatePost(owner, post.id, 1, typed)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await read(post.id)).toMatchObject({ status: 'draft', commentsOpen: false });
});

test('a date that the author gives is kept, and one in the future schedules', async () => {
  const owner = await makeOwner();
  const [past, future] = [new Date('2019-05-06T07:08:00Z'), new Date(Date.now() + 86_400_000)];
  const created = await savePost(owner, null, input({ publishedAt: past }), 'publish');
  if (!created.ok) throw new Error(created.code);
  const { id } = created.value;
  expect((await read(id)).publishedAt).toEqual(past);
  const later = await updatePost(owner, id, created.value.version, input({ publishedAt: future }));
  expect((await getPostForEdit(owner, id))?.state).toBe('scheduled');
  expect(await getPublicPost(later.ok ? later.value.slug : '')).toBeNull();
});

test('a draft can lose its date, a published post cannot, and no date given leaves it alone', async () => {
  const owner = await makeOwner();
  const date = new Date('2019-05-06T07:08:09.123Z');
  const published = await makePost({ publishedAt: date });
  await updatePost(owner, published.id, 1, input());
  await updatePost(owner, published.id, 2, input({ publishedAt: null }));
  expect((await read(published.id)).publishedAt).toEqual(date);
  const draft = await makePost({ state: 'draft', publishedAt: date });
  await updatePost(owner, draft.id, 1, input());
  expect((await read(draft.id)).publishedAt).toEqual(date);
  await updatePost(owner, draft.id, 2, input({ publishedAt: null }));
  expect((await read(draft.id)).publishedAt).toBeNull();
});

// Deleting

test('a deleted post is gone with its addresses, and deleting it again finds nothing', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  await updatePost(owner, post.id, 1, input({ slug: `next-${unique()}` }));
  await deletePost(owner, post.id);
  expect(await getPostForEdit(owner, post.id)).toBeNull();
  expect(await findRedirect(`/posts/${post.slug}`)).toBeNull();
  await expect(deletePost(owner, post.id)).rejects.toThrow(NotFoundError);
  await expect(updatePost(owner, post.id, 2, input())).rejects.toThrow(NotFoundError);
  await expect(publishPost(owner, post.id, 2)).rejects.toThrow(NotFoundError);
});
