import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeOwner, makePost, makeTag } from '@/lib/testing/factories';
import { tags } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { purgePost } from '@/lib/posts/mutations/purge-posts';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { setPostTags } from '@/lib/posts/mutations/set-post-tags';
import { tagSlug } from '@/lib/posts/tags';

const unique = () => Math.random().toString(36).slice(2, 10);
const set = (postId: number, names: string[]) => db.transaction((tx) => setPostTags(tx, postId, names));
const exists = async (name: string) => (await db.$count(tags, eq(tags.slug, tagSlug(name)))) === 1;
const namesOf = async (id: number) =>
  (await getPostForEdit(await makeOwner(), id))?.tags.map((tag) => tag.name) ?? [];

test('a post has its tags in the order of the author', async () => {
  const post = await makePost();
  const names = ['zebra', 'ant', 'Mole'].map((name) => `${name} ${unique()}`);
  await set(post.id, names);
  expect(await namesOf(post.id)).toEqual(names);
  await set(post.id, names.toReversed());
  expect(await namesOf(post.id)).toEqual(names.toReversed());
});

test('a tag that is there already keeps its spelling', async () => {
  const tag = await makeTag();
  const post = await makePost();
  await makePost({ tags: [tag.name] });
  await set(post.id, [tag.name.toUpperCase()]);
  expect(await namesOf(post.id)).toEqual([tag.name]);
});

test('a tag lives as long as a post has it', async () => {
  const name = `shared ${unique()}`;
  const [first, second] = [await makePost(), await makePost()];
  await set(first.id, [name]);
  await set(second.id, [name]);
  await set(first.id, []);
  expect(await exists(name)).toBe(true);
  const owner = await makeOwner();
  await deletePost(owner, second.id);
  expect(await exists(name)).toBe(true);
  await purgePost(owner, second.id);
  expect(await exists(name)).toBe(false);
});

test('20 posts take and drop one tag at once, and none loses it', async () => {
  const name = `raced ${unique()}`;
  const made = await Promise.all(Array.from({ length: 20 }, () => makePost()));
  await Promise.all(
    made.map(async (post) => {
      await set(post.id, [name]);
      await set(post.id, []);
      await set(post.id, [name]);
    }),
  );
  const kept = await Promise.all(made.map((post) => namesOf(post.id)));
  expect(kept).toEqual(made.map(() => [name]));
});
