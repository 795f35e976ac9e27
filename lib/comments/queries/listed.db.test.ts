import { expect, test } from 'vitest';
import { getListedComment, listCommentsOf, type ListedComment } from '@/lib/comments/queries/listed';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';

async function discussion() {
  const post = await makePost();
  const [first, second] = [await makeComment(post), await makeComment(post)];
  const reply = (to: { id: number; rootId: number | null }, values = {}) =>
    makeComment(post, { parentId: to.id, rootId: to.rootId ?? to.id, ...values });
  const deleted = await reply(first, { status: 'deleted', body: 'SECRET', bodyHtml: '<p>SECRET</p>' });
  const answer = await reply(deleted);
  const hidden = await reply(second, { status: 'hidden', body: 'SECRET', bodyHtml: '<p>SECRET</p>' });
  return { post, first, second, deleted, answer, hidden };
}

test.each([1, 2, 10])('in pages of %i a discussion comes whole and in its order', async (limit) => {
  const { post, first, second, deleted, answer } = await discussion();
  const found: ListedComment[] = [];
  for (let page: ListedComment[] = [], after: ListedComment | null = null; ; after = page.at(-1)!) {
    page = await listCommentsOf(post.id, { after, limit });
    found.push(...page);
    if (page.length < limit) break;
  }
  expect(found.map(({ id }) => id)).toEqual([first.id, deleted.id, answer.id, second.id]);
  expect(found[1]).toMatchObject({ status: 'deleted', html: null, author: null, parentId: first.id });
  expect(JSON.stringify(found)).not.toContain('SECRET');
});

test('what is hidden the owner reads, what is deleted nobody', async () => {
  const { post, hidden, deleted, first } = await discussion();
  const [owner, member] = [await makeOwner(), await makeUser()];
  expect(await getListedComment(owner, hidden.id)).toMatchObject({ status: 'hidden', html: '<p>SECRET</p>' });
  for (const viewer of [null, member]) expect(await getListedComment(viewer, hidden.id)).toBeNull();
  for (const viewer of [null, member, owner]) expect(await getListedComment(viewer, deleted.id)).toBeNull();
  expect(await getListedComment(null, first.id)).toMatchObject({ postId: post.id, threadId: first.id });
});

test('the Markdown of a comment is its author’s', async () => {
  const [author, owner] = [await makeUser(), await makeOwner()];
  const comment = await makeComment(await makePost(), { authorId: author.id, body: '*Mine*' });
  expect(await getListedComment(author, comment.id)).toHaveProperty('body', '*Mine*');
  for (const viewer of [null, owner, await makeUser()])
    expect(await getListedComment(viewer, comment.id)).not.toHaveProperty('body');
});

test('of a post that is not public nobody but the owner reads a comment', async () => {
  const comment = await makeComment(await makePost({ state: 'draft' }));
  expect(await getListedComment(null, comment.id)).toBeNull();
  expect(await getListedComment(await makeOwner(), comment.id)).not.toBeNull();
});
