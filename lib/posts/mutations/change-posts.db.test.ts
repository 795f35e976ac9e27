import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { bulkMessage } from '@/lib/posts/bulk-message';
import { changePosts } from '@/lib/posts/mutations/change-posts';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { ChangePostsSchema } from '@/lib/posts/validation';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const owner = await makeOwner();
const unique = () => Math.random().toString(36).slice(2, 10);
const target = ({ id, version }: { id: number; version: number }) => ({ id, version });
const stateOf = async (id: number) => (await getPostForEdit(owner, id))?.state;
const tagsOf = async (id: number) => (await getPostForEdit(owner, id))!.tags.map(({ name }) => name);
const save = async (post: { id: number; version: number }) => {
  const saved = await updatePost(owner, post.id, post.version, {
    title: 'Saved by somebody else',
    subtitle: '',
    slug: '',
    tags: [],
    coverUrl: '',
    coverAlt: '',
    body: '',
    commentsOpen: true,
  });
  expect(saved.ok).toBe(true);
};

test('many are published at once, and one that was saved meanwhile stays and is named', async () => {
  const drafts = await Promise.all([1, 2, 3].map(() => makePost({ state: 'draft' })));
  const already = await makePost();
  await save(drafts[1]!);
  const gone = await makePost();
  await deletePost(owner, gone.id);
  const changed = await changePosts(owner, [...drafts, already, gone].map(target), { verb: 'publish' });
  expect(changed.map(({ problem }) => problem)).toEqual([null, 'stale', null, 'unchanged', 'gone']);
  expect(await Promise.all(drafts.map(({ id }) => stateOf(id)))).toEqual(['published', 'draft', 'published']);
  expect((await getPostForEdit(owner, already.id))!.version).toBe(already.version);
  expect(bulkMessage('publish', changed)).toBe(
    '2 posts were published. One post was published already. ' +
      'Not published: “Saved by somebody else”, because somebody saved it meanwhile; look at it, then choose it again. ' +
      'Not published: one post, because it is not there any more.',
  );
});

test('many are unpublished, and many deleted, only as they were seen', async () => {
  const [one, two] = [await makePost(), await makePost({ state: 'scheduled' })];
  const unpublished = await changePosts(owner, [one, two].map(target), { verb: 'unpublish' });
  expect(bulkMessage('unpublish', unpublished)).toBe('2 posts were unpublished.');
  expect(await stateOf(two.id)).toBe('draft');
  const now = await db
    .select({ id: posts.id, version: posts.version })
    .from(posts)
    .where(eq(posts.id, one.id));
  await save((await getPostForEdit(owner, two.id))!);
  const deleted = await changePosts(owner, [...now.map(target), target(two)], { verb: 'delete' });
  expect(deleted.map(({ problem }) => problem)).toEqual([null, 'stale']);
  expect(await stateOf(one.id)).toBeUndefined();
});

test('tags are added behind those there are, once, and never more than a post may have', async () => {
  const [a, b] = [unique(), unique()];
  const one = await makePost({ tags: [a] });
  const full = await makePost({ tags: Array.from({ length: 10 }, unique) });
  const changed = await changePosts(owner, [one, full].map(target), {
    verb: 'tag',
    names: [b, a.toUpperCase()],
  });
  expect(changed.map(({ problem }) => problem)).toEqual([null, 'too-many-tags']);
  expect(await tagsOf(one.id)).toEqual([a, b]);
  expect(await tagsOf(full.id)).toHaveLength(10);
  expect((await getPostForEdit(owner, one.id))!.version).toBe(one.version + 1);
});

test('two forms that delete and tag the same posts at once leave each in one piece', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => makePost()));
  const name = unique();
  const [deleted, tagged] = await Promise.all([
    changePosts(owner, made.map(target), { verb: 'delete' }),
    changePosts(owner, made.map(target).reverse(), { verb: 'tag', names: [name] }),
  ]);
  for (const { id } of made) {
    const [first, second] = [deleted, tagged].map((list) => list.find((post) => post.id === id)!.problem);
    expect([first, second].filter((problem) => problem === null)).not.toHaveLength(0);
    if (first === null) expect(await stateOf(id)).toBeUndefined();
    else expect(await tagsOf(id)).toEqual([name]);
  }
});

test('a form says which posts it means by the versions that were seen', () => {
  const parsed = ChangePostsSchema.parse({ verb: 'delete', 'post-7': '3', 'post-x': '1', 'post-9': 'on' });
  expect(parsed).toEqual({ verb: 'delete', names: [], deleted: [], posts: [{ id: 7, version: 3 }] });
  expect(ChangePostsSchema.safeParse({ verb: 'delete' }).success).toBe(false);
  expect(ChangePostsSchema.safeParse({ verb: 'tag', 'post-7': '3' }).success).toBe(false);
  expect(ChangePostsSchema.parse({ verb: 'restore', deleted: '7 x 9' }).deleted).toEqual([7, 9]);
});

test('nobody else changes posts', async () => {
  const post = await makePost();
  const change = changePosts(await makeUser(), [target(post)], { verb: 'delete' });
  await expect(change).rejects.toThrow(NotFoundError);
});
