import { and, desc, eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { auditEvents, site } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { pinPost, unpinPost } from '@/lib/posts/mutations/pin-post';
import { purgePost } from '@/lib/posts/mutations/purge-posts';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { getPinnedPostId } from '@/lib/posts/queries/pinned';
import { listPublicPosts } from '@/lib/posts/queries/public';
import { POSTS_PER_PAGE } from '@/lib/page-sizes';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

afterEach(() => db.update(site).set({ pinnedPostId: null }));

const idsOn = async (page: number) => (await listPublicPosts(page))!.posts.map(({ id }) => id);
const long = new Date('1990-01-01T00:00:00Z');

test('the pinned post stands first, once, and says so', async () => {
  const owner = await makeOwner();
  const [old] = [await makePost({ publishedAt: long })];
  for (let count = 0; count < POSTS_PER_PAGE + 1; count++) await makePost();
  const before = await idsOn(1);
  await pinPost(owner, old.id);
  const list = (await listPublicPosts(1))!;
  expect(list.posts[0]).toMatchObject({ id: old.id, isPinned: true });
  expect(list.posts.slice(1).map(({ id }) => id)).toEqual(before);
  expect(list.posts.filter(({ isPinned }) => isPinned)).toHaveLength(1);
  // One of the first page only changes its place.
  await pinPost(owner, before[3]!);
  expect(await idsOn(1)).toEqual([before[3], ...before.filter((id) => id !== before[3])]);
  // What follows stays as it is, and marks nothing.
  const last = (await listPublicPosts(list.pageCount))!.posts;
  expect(last.map(({ id }) => id)).toContain(old.id);
  expect(last.some(({ isPinned }) => isPinned)).toBe(false);
});

test('what readers do not see is not there, pinned or not', async () => {
  const owner = await makeOwner();
  await makePost();
  for (const state of ['draft', 'scheduled'] as const) {
    const { id } = await makePost({ state });
    await pinPost(owner, id);
    expect(await idsOn(1)).not.toContain(id);
    expect(await getPinnedPostId(owner)).toBe(id);
  }
});

test('in the bin it is not there, restored it is first again, purged it is forgotten', async () => {
  const [owner, post] = [await makeOwner(), await makePost({ publishedAt: long })];
  await makePost();
  await pinPost(owner, post.id);
  await deletePost(owner, post.id);
  expect((await idsOn(1))[0]).not.toBe(post.id);
  await restorePost(owner, post.id);
  expect((await idsOn(1))[0]).toBe(post.id);
  await deletePost(owner, post.id);
  await purgePost(owner, post.id);
  expect((await db.select().from(site))[0]!.pinnedPostId).toBeNull();
});

test('unpinning is of one post, and both are written down', async () => {
  const [owner, first, second] = [await makeOwner(), await makePost(), await makePost()];
  await pinPost(owner, first.id);
  await pinPost(owner, second.id);
  await unpinPost(owner, first.id);
  expect(await getPinnedPostId(owner)).toBe(second.id);
  await unpinPost(owner, second.id);
  expect(await getPinnedPostId(owner)).toBeNull();
  const [pinned] = await db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.kind, 'post-pinned'), eq(auditEvents.actorId, owner.id)))
    .orderBy(desc(auditEvents.id));
  expect(pinned!.detail).toBe(second.title);
  expect(await db.$count(auditEvents, eq(auditEvents.kind, 'post-unpinned'))).toBeGreaterThan(0);
});

test('it is for the owner, and of posts that are there', async () => {
  const [owner, member, post] = [await makeOwner(), await makeUser(), await makePost()];
  await expect(pinPost(member, post.id)).rejects.toThrow(NotFoundError);
  await expect(unpinPost(member, post.id)).rejects.toThrow(NotFoundError);
  const page = await makePost({ kind: 'page' });
  await pinPost(owner, post.id);
  await expect(pinPost(owner, page.id)).rejects.toThrow(NotFoundError);
  expect(await getPinnedPostId(owner)).toBe(post.id);
  await unpinPost(owner, post.id);
  await deletePost(owner, post.id);
  await expect(pinPost(owner, post.id)).rejects.toThrow(NotFoundError);
  expect(await getPinnedPostId(member)).toBeNull();
});
