import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { savePost } from '@/lib/posts/mutations/save-post';
import { getPublicPost } from '@/lib/posts/queries/public';
import { makeOwner, makePost, type MadePost } from '@/lib/testing/factories';

const textOf = ({ title, subtitle, body, slug }: MadePost) => ({
  title,
  subtitle,
  body,
  slug,
  tags: [],
  coverUrl: '',
  coverAlt: '',
});
const revisedAt = async ({ id }: { id: number }) =>
  (await db.select({ at: posts.revisedAt }).from(posts).where(eq(posts.id, id)))[0]!.at;

test.each([{ title: 'Other words' }, { subtitle: 'Other words' }, { body: 'Other words' }])(
  'readers are told of %j in a post that they see',
  async (change) => {
    const [owner, post] = [await makeOwner(), await makePost()];
    await savePost(owner, post, { ...textOf(post), ...change }, 'update');
    expect((await revisedAt(post))!.getTime()).toBeGreaterThan(post.publishedAt!.getTime());
    const read = (await getPublicPost(post.slug))!;
    expect(read.modifiedAt).toEqual(read.revisedAt);
  },
);

test('nobody is told where the words are the same', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const change = { tags: ['Another'], coverUrl: 'https://example.org/a.jpg', commentsOpen: false };
  await savePost(owner, post, { ...textOf(post), ...change }, 'update');
  expect(await revisedAt(post)).toBeNull();
  const read = (await getPublicPost(post.slug))!;
  expect(read.modifiedAt).toEqual(read.publishedAt);
});

test('nobody is told of what readers do not see yet, nor of a draft upon what they see', async () => {
  const owner = await makeOwner();
  for (const state of ['draft', 'scheduled'] as const) {
    const post = await makePost({ state });
    await savePost(owner, post, { ...textOf(post), body: 'Better words' }, 'update');
    expect(await revisedAt(post), state).toBeNull();
  }
  const post = await makePost();
  await savePost(owner, post, { ...textOf(post), body: 'Better words' }, 'save');
  expect(await revisedAt(post)).toBeNull();
});

test('publishing again is no revision, and does not undo one', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const saved = await savePost(owner, post, { ...textOf(post), body: 'Other words' }, 'update');
  if (!saved.ok) throw new Error(saved.code);
  const moment = await revisedAt(post);
  await unpublishPost(owner, post.id, saved.value.version);
  await publishPost(owner, post.id, saved.value.version);
  expect(await revisedAt(post)).toEqual(moment);
});
