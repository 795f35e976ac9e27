import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { makeOwner, makePost } from '@/lib/testing/factories';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { settings } from '@/lib/env';
import { createPost } from '@/lib/posts/mutations/create-post';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost } from '@/lib/posts/mutations/publish-post';
import { unpublishPost } from '@/lib/posts/mutations/unpublish-post';
import { updatePost } from '@/lib/posts/mutations/update-post';

const listener = postgres(settings().DATABASE_URL!, { max: 1, onnotice: () => {} });
afterAll(() => listener.end());

const input = {
  title: 'T',
  subtitle: '',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: '',
  commentsOpen: true,
};

test('what readers see is announced when it changes, and drafts are not', async () => {
  const heard: string[] = [];
  await listener.listen(CONTENT_CHANNEL, (payload) => heard.push(payload));
  // A notice that we send ourselves comes last, so nothing is still under way when it arrives.
  const count = async (run: () => Promise<unknown>) => {
    heard.length = 0;
    await run();
    await listener.notify(CONTENT_CHANNEL, 'end');
    await expect.poll(() => heard).toContain('end');
    return heard.length - 1;
  };
  const owner = await makeOwner();
  const post = await makePost({ state: 'draft' });
  expect(await count(() => createPost(owner, input))).toBe(0);
  expect(await count(() => updatePost(owner, post.id, 1, input))).toBe(0);
  expect(await count(() => publishPost(owner, post.id, 2))).toBe(1);
  expect(await count(() => updatePost(owner, post.id, 3, input))).toBe(1);
  expect(await count(() => updatePost(owner, post.id, 3, input))).toBe(0);
  expect(await count(() => unpublishPost(owner, post.id, 4))).toBe(1);
  expect(await count(() => deletePost(owner, post.id))).toBe(1);
});
