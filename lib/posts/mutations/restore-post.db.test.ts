import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { sweep } from '@/lib/housekeeping';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { purgeBinnedPosts, purgePost } from '@/lib/posts/mutations/purge-posts';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { getBinnedPost, listBinnedPosts } from '@/lib/posts/queries/bin';
import { getPublicPost } from '@/lib/posts/queries/public';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const owner = await makeOwner();
const input = {
  title: 'T',
  subtitle: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: 'b',
  commentsOpen: true,
};

async function binned(values: Parameters<typeof makePost>[0] = {}) {
  const post = await makePost(values);
  await deletePost(owner, post.id);
  return post;
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('a restored post is what it was', async () => {
  const post = await makePost({ tags: ['Kept'] });
  await makeComment(post);
  const before = await getPublicPost(post.slug);
  await deletePost(owner, post.id);
  expect(await restorePost(owner, post.id)).toMatchObject({ slug: post.slug, formerSlug: post.slug });
  expect(await getPublicPost(post.slug)).toEqual(before);
  expect(before?.commentCount).toBe(1);
});

test('restoring twice is restoring once', async () => {
  const { id } = await binned();
  const [first, second] = await Promise.all([restorePost(owner, id), restorePost(owner, id)]);
  expect(first).toEqual(second);
});

test('a slug that another post has by now becomes one like it', async () => {
  const slug = 'handed-over';
  const first = await binned({ slug });
  const second = await makePost({ slug });
  expect(await restorePost(owner, first.id)).toMatchObject({ slug: 'handed-over-2', formerSlug: slug });
  await deletePost(owner, second.id);
  expect((await restorePost(owner, second.id)).slug).toBe(slug);
});

test('a slug from which another post has moved on since still leads to that one', async () => {
  const slug = 'moved-on';
  const first = await binned({ slug });
  const second = await makePost({ slug });
  await updatePost(owner, second.id, second.version, { ...input, slug: 'moved-further' });
  expect((await restorePost(owner, first.id)).slug).toBe('moved-on-2');
});

test('of ten that had one slug, restored at once, each gets its own', async () => {
  const all = [];
  for (let i = 0; i < 10; i++) all.push(await binned({ slug: 'one-for-all' }));
  const restored = await Promise.all(all.map(({ id }) => restorePost(owner, id)));
  expect(new Set(restored.map(({ slug }) => slug)).size).toBe(10);
});

test('what was scheduled for a time that passed in the bin comes back as a draft', async () => {
  const due = await binned({ state: 'scheduled' });
  await db
    .update(posts)
    .set({ publishedAt: daysAgo(1), deletedAt: daysAgo(2) })
    .where(eq(posts.id, due.id));
  await restorePost(owner, due.id);
  expect((await getPostForEdit(owner, due.id))?.state).toBe('draft');
  const later = await binned({ state: 'scheduled' });
  await restorePost(owner, later.id);
  expect((await getPostForEdit(owner, later.id))?.state).toBe('scheduled');
});

test('what ended in the bin comes back as a draft, and nobody is told that it was published', async () => {
  const owner = await makeOwner();
  const post = await makePost({ unpublishAt: new Date(Date.now() - 1), deletedAt: new Date() });
  await restorePost(owner, post.id);
  const [row] = await db.select().from(posts).where(eq(posts.id, post.id));
  expect(row).toMatchObject({ status: 'draft', unpublishAt: null, announcedAt: null });
});

test('the bin tells who deleted a post, when, and how long it waits', async () => {
  const post = await binned();
  const found = await getBinnedPost(owner, post.id);
  expect(found).toMatchObject({ title: post.title, deletedBy: owner.name, daysLeft: 30, wasPublic: true });
  expect(await getBinnedPost(owner, (await makePost()).id)).toBeNull();
  await db
    .update(posts)
    .set({ deletedAt: daysAgo(31) })
    .where(eq(posts.id, post.id));
  expect((await getBinnedPost(owner, post.id))?.daysLeft).toBe(0);
});

test('nobody but the owner looks into the bin or takes out of it', async () => {
  const [member, post] = [await makeUser(), await binned()];
  await expect(listBinnedPosts(member)).rejects.toThrow(NotFoundError);
  await expect(listBinnedPosts(null)).rejects.toThrow(NotFoundError);
  expect(await getBinnedPost(member, post.id)).toBeNull();
  for (const run of [restorePost, purgePost])
    await expect(run(member, post.id)).rejects.toThrow(NotFoundError);
  await expect(purgeBinnedPosts(member)).rejects.toThrow(NotFoundError);
  expect(await getBinnedPost(owner, post.id)).not.toBeNull();
});

test('only what is in the bin is deleted for ever, and what waited its time by itself', async () => {
  const [kept, fresh, old] = [await makePost(), await binned(), await binned()];
  await expect(purgePost(owner, kept.id)).rejects.toThrow(NotFoundError);
  await db
    .update(posts)
    .set({ deletedAt: daysAgo(31) })
    .where(eq(posts.id, old.id));
  await sweep();
  expect(await getBinnedPost(owner, old.id)).toBeNull();
  expect(await getBinnedPost(owner, fresh.id)).not.toBeNull();
  await purgeBinnedPosts(owner);
  expect((await listBinnedPosts(owner))?.total).toBe(0);
  expect(await getPostForEdit(owner, kept.id)).not.toBeNull();
});
