import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { comments } from '@/drizzle/schema';
import { removeUser } from '@/lib/accounts/people/mutations/remove-user';
import { getOwnData } from '@/lib/accounts/profile/queries/own-data';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import {
  eraseComment,
  eraseDeletedComments,
  eraseDueComments,
} from '@/lib/comments/mutations/erase-comments';
import { hideComment } from '@/lib/comments/mutations/moderate-comment';
import { undeleteComment } from '@/lib/comments/mutations/undelete-comment';
import { getDeletedComment, listDeletedComments, listOwnDeletedComments } from '@/lib/comments/queries/bin';
import { getComment, getCommentToEdit } from '@/lib/comments/queries/comment';
import { getListedComment, listCommentsOf } from '@/lib/comments/queries/listed';
import { listThreads } from '@/lib/comments/queries/threads';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { makeComment, makeOwner, makePost, makeUser, type MadeComment } from '@/lib/testing/factories';

const owner = await makeOwner();

const rowOf = async (id: number) => (await db.select().from(comments).where(eq(comments.id, id)))[0]!;

/** A comment with an answer, deleted by its author or by the owner. */
async function deleted(by: 'author' | 'owner', values: Partial<MadeComment> = {}) {
  const [author, post] = [await makeUser(), await makePost()];
  const before = await makeComment(post, { authorId: author.id, body: 'Regretted words', ...values });
  await makeComment(post, { parentId: before.id, rootId: before.id });
  const who = by === 'author' ? author : owner;
  await deleteComment(who, before.id);
  return { id: before.id, author, before, who, post };
}

test.each(['author', 'owner'] as const)('what the %s deleted, they bring back as it was', async (by) => {
  const { id, who, before } = await deleted(by, { editedAt: new Date() });
  expect((await getDeletedComment(who, id))?.daysLeft).toBe(30);
  await undeleteComment(who, id);
  expect(await rowOf(id)).toEqual(before);
  await expect(undeleteComment(who, id)).rejects.toThrow(NotFoundError);
});

test('what was hidden when the owner deleted it comes back hidden', async () => {
  const { id } = await makeComment(await makePost());
  await hideComment(owner, id);
  await deleteComment(owner, id);
  await undeleteComment(owner, id);
  expect((await rowOf(id)).status).toBe('hidden');
});

test.each(['author', 'owner'] as const)(
  'what the %s deleted, nobody else reads or brings back',
  async (by) => {
    const { id, who, author, post } = await deleted(by);
    const others = [owner, author, await makeUser()].filter((other) => other.id !== who.id);
    for (const other of others) {
      expect(await getDeletedComment(other, id)).toBeNull();
      await expect(undeleteComment(other, id)).rejects.toThrow(NotFoundError);
      await expect(eraseComment(other, id)).rejects.toThrow(NotFoundError);
    }
    expect(await getDeletedComment(null, id)).toBeNull();
    const everything = [
      await listThreads(post.id, 1),
      await listCommentsOf(post.id, { after: null, limit: 50 }),
      await getComment(owner, id),
      await getListedComment(owner, id),
      await getCommentToEdit(author, id),
      by === 'author' && (await listDeletedComments(owner)),
      by === 'owner' && (await listOwnDeletedComments(author)),
    ];
    expect(JSON.stringify(everything)).toContain('tombstone');
    expect(JSON.stringify(everything)).not.toContain('Regretted words');
  },
);

test('the bin of the owner has what the owner deleted, and that of a member their own', async () => {
  const [mine, theirs] = [await deleted('owner'), await deleted('author')];
  const ids = (await listDeletedComments(owner))?.items.map(({ id }) => id);
  expect(ids).toContain(mine.id);
  expect(ids).not.toContain(theirs.id);
  expect((await listOwnDeletedComments(theirs.author)).map(({ id }) => id)).toEqual([theirs.id]);
  expect((await listOwnDeletedComments(owner)).map(({ id }) => id)).not.toContain(mine.id);
  await expect(listDeletedComments(theirs.author)).rejects.toThrow(NotFoundError);
});

test('a person gets what they wrote with their data, as long as it waits', async () => {
  const { id, author } = await deleted('author');
  expect(JSON.stringify(await getOwnData(author))).toContain('Regretted words');
  await eraseComment(author, id);
  expect(JSON.stringify(await getOwnData(author))).not.toContain('Regretted words');
});

const gone = {
  status: 'deleted',
  body: '',
  bodyHtml: '',
  authorId: null,
  deletedAt: null,
  deletedById: null,
};

test('for ever is for ever: by hand, by emptying, by time, and with the account', async () => {
  const [one, two, old, last] = [
    await deleted('owner'),
    await deleted('owner'),
    await deleted('author'),
    await deleted('author'),
  ];
  await eraseComment(owner, one.id);
  await eraseDeletedComments(owner);
  await db
    .update(comments)
    .set({ deletedAt: new Date(Date.now() - 31 * 86_400_000) })
    .where(eq(comments.id, old.id));
  await eraseDueComments();
  expect((await rowOf(last.id)).body).toBe('Regretted words');
  await db.transaction((tx) => removeUser(tx, last.author.id, 'keep'));
  for (const { id, who } of [one, two, old, last]) {
    expect(await rowOf(id)).toMatchObject(gone);
    await expect(undeleteComment(who, id)).rejects.toThrow(NotFoundError);
  }
});
