import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { comments, posts, postStats } from '@/drizzle/schema';
import { deleteUser } from '@/lib/accounts/people/mutations/delete-user';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import {
  eraseComment,
  eraseDeletedComments,
  eraseDueComments,
} from '@/lib/comments/mutations/erase-comments';
import { hideComment, restoreComment } from '@/lib/comments/mutations/moderate-comment';
import { db } from '@/lib/db';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { purgeBinnedPosts, purgePost } from '@/lib/posts/mutations/purge-posts';
import { renewRenderings } from '@/lib/posts/mutations/renew-renderings';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { changingComments, quietComments } from '@/lib/testing/comment-notices';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import type { Run } from '@/lib/testing/picture-notices';

/** Posts whose counters are not what counting finds, or that have none. */
const findWrong = () =>
  db.execute(sql`
    select p.id, s.visible_comments, s.visible_bytes, c.n, c.bytes
    from ${posts} p left join ${postStats} s on s.post_id = p.id
    cross join lateral (select count(*) as n, coalesce(sum(page_bytes), 0) as bytes
      from ${comments} where post_id = p.id and status = 'visible') c
    where s.visible_comments is distinct from c.n or s.visible_bytes is distinct from c.bytes`);

/** Several comments of one person, on two posts, with an answer of somebody else. */
async function makeDiscussion() {
  const [owner, author] = [await makeOwner(), await makeUser()];
  const [post, other] = [await makePost(), await makePost()];
  const top = await makeComment(post, { authorId: author.id });
  await makeComment(post, { parentId: top.id, rootId: top.id });
  await makeComment(other, { authorId: author.id });
  await makeComment(other, { authorId: author.id, status: 'hidden' });
  return { owner, author, post, other, top };
}

const others: Record<string, Run> = {
  'deleteUser: comments erased': async () => {
    const { owner, author } = await makeDiscussion();
    return () => deleteUser(owner, author.id, { username: author.username, comments: 'erase' });
  },
  'deleteUser: comments kept': async () => {
    const { owner, author } = await makeDiscussion();
    return () => deleteUser(owner, author.id, { username: author.username, comments: 'keep' });
  },
  eraseComment: async () => {
    const { owner, top } = await makeDiscussion();
    await deleteComment(owner, top.id);
    return () => eraseComment(owner, top.id);
  },
  eraseDeletedComments: async () => {
    const { owner, top } = await makeDiscussion();
    await deleteComment(owner, top.id);
    return () => eraseDeletedComments(owner);
  },
  eraseDueComments: async () => {
    const { owner, top } = await makeDiscussion();
    await deleteComment(owner, top.id);
    await db
      .update(comments)
      .set({ deletedAt: sql`now() - interval '99 days'` })
      .where(eq(comments.id, top.id));
    return () => eraseDueComments();
  },
  renewRenderings: async () => {
    const { top } = await makeDiscussion();
    await db
      .update(comments)
      .set({ renderVersion: 0, body: 'Some *longer* words.' })
      .where(eq(comments.id, top.id));
    return () => renewRenderings();
  },
  deletePost: async () => {
    const { owner, post } = await makeDiscussion();
    return () => deletePost(owner, post.id);
  },
  restorePost: async () => {
    const { owner, post } = await makeDiscussion();
    await deletePost(owner, post.id);
    return () => restorePost(owner, post.id);
  },
  purgePost: async () => {
    const { owner, post } = await makeDiscussion();
    await deletePost(owner, post.id);
    return () => purgePost(owner, post.id);
  },
  purgeBinnedPosts: async () => {
    const { owner, post, other } = await makeDiscussion();
    for (const { id } of [post, other]) await deletePost(owner, id);
    return () => purgeBinnedPosts(owner);
  },
};

test.each(Object.entries({ ...changingComments, ...quietComments, ...others }))(
  'after %s the counters of posts are what counting finds',
  async (_name, prepare) => {
    const run = await prepare();
    expect([...(await findWrong())]).toEqual([]);
    await run();
    expect([...(await findWrong())]).toEqual([]);
  },
);

test('a comment counts while it is visible', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const count = async () =>
    (await db.select().from(postStats).where(eq(postStats.postId, post.id)))[0]?.visibleComments;
  expect(await count()).toBe(0);
  const { id } = await makeComment(post);
  expect(await count()).toBe(1);
  await hideComment(owner, id);
  expect(await count()).toBe(0);
  await restoreComment(owner, id);
  expect(await count()).toBe(1);
  await deleteComment(owner, id);
  expect(await count()).toBe(0);
});

test('many who comment, hide and leave at once are all counted, and none waits for ever', async () => {
  const owner = await makeOwner();
  const made = await Promise.all(Array.from({ length: 4 }, () => makePost()));
  const people = await Promise.all(Array.from({ length: 12 }, () => makeUser()));
  const leaving = people.slice(0, 4);
  const write = (post: { id: number }, index: number) =>
    createComment(
      people[index % people.length]!,
      { postId: post.id, parentId: null, body: `Text ${index}` },
      db,
      '<p>Text</p>',
    );
  // Each who leaves has comments on all posts, made in another order.
  for (const [index, author] of leaving.entries())
    for (let i = 0; i < made.length; i++)
      await makeComment(made[(i + index) % made.length]!, { authorId: author.id });
  const hidden = await Promise.all(made.map((post) => makeComment(post)));
  await Promise.all([
    ...Array.from({ length: 40 }, (_, index) => write(made[index % made.length]!, 4 + (index % 8))),
    ...hidden.map(({ id }) => hideComment(owner, id)),
    ...leaving.map(({ id, username }) => deleteUser(owner, id, { username, comments: 'erase' })),
  ]);
  expect([...(await findWrong())]).toEqual([]);
});
