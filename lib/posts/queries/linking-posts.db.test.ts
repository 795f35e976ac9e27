import { expect, test } from 'vitest';
import { listLinkingPosts } from '@/lib/posts/queries/linking-posts';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const owner = await makeOwner();

test('posts that link here are found, by the whole address alone', async () => {
  const post = await makePost({ slug: 'новости-1' });
  const written = await makePost({ body: 'See [news](/posts/новости-1).' });
  const copied = await makePost({
    state: 'draft',
    body: 'At https://blog.example/posts/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8-1#part',
  });
  await makePost({ body: '[longer](/posts/новости-12) and [other](/posts/новости-1-b)' });
  await makePost({ body: 'No address: новости-1' });
  expect((await listLinkingPosts(owner, post)).map(({ id }) => id)).toEqual([copied.id, written.id]);
  expect(await listLinkingPosts(await makeUser(), post)).toEqual([]);
  expect(await listLinkingPosts(null, post)).toEqual([]);
});

test.each(['a.*b', '((', 'x\\', '[a-'])('a slug such as %s is no pattern', async (slug) => {
  expect(await listLinkingPosts(owner, { id: 0, slug, kind: 'post' })).toEqual([]);
});
