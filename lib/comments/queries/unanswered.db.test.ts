import { expect, test } from 'vitest';
import { listUnansweredComments } from '@/lib/comments/queries/unanswered';
import { NotFoundError } from '@/lib/errors';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';

test('a comment waits until the owner writes after it in its thread', async () => {
  const [owner, reader, post] = [await makeOwner(), await makeUser(), await makePost()];
  const waiting = async () => (await listUnansweredComments(owner)).map(({ id }) => id);
  const mine = { authorId: owner.id };
  const first = await makeComment(post, { authorId: reader.id });
  const other = await makeComment(post, { authorId: reader.id });
  await makeComment(post, mine);
  expect(await waiting()).toEqual([other.id, first.id]);
  const inThread = { parentId: first.id, rootId: first.id };
  await makeComment(post, { ...mine, ...inThread });
  expect(await waiting()).toEqual([other.id]);
  const reply = await makeComment(post, { authorId: reader.id, ...inThread });
  expect(await waiting()).toEqual([reply.id, other.id]);
  await makeComment(post, { ...mine, parentId: reply.id, rootId: first.id, status: 'deleted' });
  expect(await waiting()).toEqual([reply.id, other.id]);
});

test('what is hidden, one’s own or a month old waits for nobody, and only the owner is told', async () => {
  const [owner, reader, post] = [await makeOwner(), await makeUser(), await makePost()];
  const before = await listUnansweredComments(owner);
  await makeComment(post, { authorId: reader.id, status: 'hidden' });
  await makeComment(post, { authorId: owner.id });
  await makeComment(post, { authorId: reader.id, createdAt: new Date(Date.now() - 31 * 86_400_000) });
  expect(await listUnansweredComments(owner)).toEqual(before);
  await expect(listUnansweredComments(reader)).rejects.toThrow(NotFoundError);
});
