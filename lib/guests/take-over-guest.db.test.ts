import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { comments, guests, posts, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { disableUser } from '@/lib/accounts/people/mutations/disable-user';
import { getProfile } from '@/lib/accounts/profile/queries/profile';
import { listThreads } from '@/lib/comments/queries/threads';
import { insertImportedComment } from '@/lib/comments/mutations/insert-imported-comment';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { keepGuest } from '@/lib/guests/mutations/keep-guest';
import { declineGuest, takeOverGuest } from '@/lib/guests/mutations/take-over-guest';
import { listOfferedGuests } from '@/lib/guests/queries/own-guests';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { getPublicPost } from '@/lib/posts/queries/public';
import { makeComment, makeGuest, makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const addressOf = (user: Actor) => `${user.username}@example.org`;
const offersTo = async (user: Actor) => (await listOfferedGuests(user)).map(({ id }) => id);
const exists = async (id: number) => (await db.$count(guests, eq(guests.id, id))) === 1;

/** A guest with the address of an account, who wrote a comment and a post. */
async function makeTwin(user: Actor, email = addressOf(user).toUpperCase()) {
  const guest = await makeGuest({ email });
  const post = await makePost({ guestId: guest.id, updatedAt: new Date(0) });
  const comment = await makeComment(post, { guestId: guest.id });
  return { guest, post, comment };
}

test('who has confirmed the address is offered what was written with it, and takes it over', async () => {
  const user = await makeUser();
  const { guest, post } = await makeTwin(user);
  expect(await listOfferedGuests(user)).toEqual([
    { id: guest.id, name: guest.name, commentCount: 1, postCount: 1 },
  ]);
  await takeOverGuest(user, guest.id);
  expect(await exists(guest.id)).toBe(false);
  expect(await offersTo(user)).toEqual([]);
  const author = { username: user.username, name: user.name };
  expect((await listThreads(post.id, 1))?.threads[0]?.top).toMatchObject({ author });
  expect((await getPublicPost(post.slug))?.author).toMatchObject(author);
  expect(await getProfile(user.username)).toMatchObject({ postCount: 1, commentCount: 1 });
  const [kept] = await db.select().from(posts).where(eq(posts.id, post.id));
  expect(kept).toMatchObject({ version: post.version, updatedAt: post.updatedAt });
});

test('a name at a post is no right to it', async () => {
  const user = await makeUser();
  const { guest, post } = await makeTwin(user);
  await takeOverGuest(user, guest.id);
  const input = { title: 'Mine', subtitle: '', tags: [], coverUrl: '', coverAlt: '', body: 'Mine' };
  await expect(updatePost(user, post.id, post.version, input)).rejects.toThrow(NotFoundError);
  expect(await getPostForEdit(user, post.id)).toBeNull();
  await db.update(posts).set({ status: 'draft' }).where(eq(posts.id, post.id));
  expect(await getPublicPost(post.slug)).toBeNull();
});

test.each([
  ['another address', {}, 'other@example.org'],
  ['an address that is not confirmed', { emailVerifiedAt: null }, undefined],
  ['no address', {}, ''],
  ['an account that is disabled', { disabledAt: new Date() }, undefined],
] as const)('with %s nothing is offered, and nothing taken', async (_what, values, email) => {
  const user = await makeUser(values);
  const { guest, comment } = await makeTwin(user, email ?? addressOf(user));
  expect(await offersTo(user)).toEqual([]);
  await expect(takeOverGuest(user, guest.id)).rejects.toThrow(NotFoundError);
  await expect(declineGuest(user, guest.id)).rejects.toThrow(NotFoundError);
  expect(await exists(guest.id)).toBe(true);
  const [kept] = await db.select().from(comments).where(eq(comments.id, comment.id));
  expect(kept).toMatchObject({ guestId: guest.id, authorId: null });
});

test('an account without an address of letters and a guest without one are not the same', async () => {
  const user = await makeUser({ email: '' });
  const guest = await makeGuest({ email: '' });
  await makeComment(await makePost(), { guestId: guest.id });
  expect(await offersTo(user)).toEqual([]);
  await expect(takeOverGuest(user, guest.id)).rejects.toThrow(NotFoundError);
});

test('who says that it is somebody else is asked no more, and the next one with that address is', async () => {
  const user = await makeUser();
  const { guest } = await makeTwin(user);
  await declineGuest(user, guest.id);
  expect(await offersTo(user)).toEqual([]);
  await db.update(users).set({ email: 'moved@example.org' }).where(eq(users.id, user.id));
  const next = await makeUser({ email: addressOf(user) });
  expect(await offersTo(next)).toEqual([guest.id]);
  await takeOverGuest(next, guest.id);
  expect(await exists(guest.id)).toBe(false);
});

test('an address that is changed takes its offers along, at once', async () => {
  const user = await makeUser();
  const { guest } = await makeTwin(user);
  const other = await makeTwin(user, 'next@example.org');
  await db.update(users).set({ email: 'next@example.org' }).where(eq(users.id, user.id));
  expect(await offersTo(user)).toEqual([other.guest.id]);
  await expect(takeOverGuest(user, guest.id)).rejects.toThrow(NotFoundError);
});

test('several guests with one address are offered one by one', async () => {
  const user = await makeUser();
  const [one, other] = [await makeTwin(user), await makeTwin(user, addressOf(user))];
  expect(await offersTo(user)).toEqual([one.guest.id, other.guest.id]);
  await takeOverGuest(user, other.guest.id);
  expect(await offersTo(user)).toEqual([one.guest.id]);
});

test('a guest of whom nothing is left is not offered', async () => {
  const user = await makeUser();
  await makeGuest({ email: addressOf(user) });
  expect(await offersTo(user)).toEqual([]);
});

test('of two at once one takes over, and the other finds nobody', async () => {
  const [user, owner] = [await makeUser(), await makeOwner()];
  const { guest, post } = await makeTwin(user);
  const ended = await Promise.allSettled([takeOverGuest(user, guest.id), takeOverGuest(owner, guest.id)]);
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const winner = ended[0].status === 'fulfilled' ? user : owner;
  const [kept] = await db.select().from(posts).where(eq(posts.id, post.id));
  expect(kept).toMatchObject({ authorId: winner.id, guestId: null });
});

test('an import that is adding to a guest and a take-over wait for each other, and lose nothing', async () => {
  const user = await makeUser();
  const { guest, post } = await makeTwin(user);
  const person = { source: guest.source, key: guest.key, name: guest.name, email: guest.email };
  let taking: Promise<void> | undefined;
  const added = await db.transaction(async (tx) => {
    const guestId = await keepGuest(tx, { ...person, website: '', bio: '' });
    taking = takeOverGuest(user, guest.id);
    const comment = { postId: post.id, parentId: null, authorId: null, guestId, body: 'Late' };
    return insertImportedComment(tx, { ...comment, createdAt: new Date(0), isHidden: false });
  });
  await taking;
  const [late] = await db.select().from(comments).where(eq(comments.id, added!));
  expect(late).toMatchObject({ authorId: user.id, guestId: null });
});

test('the owner takes over whom they imported, also without having confirmed an address', async () => {
  const owner = await makeOwner();
  const guest = await makeGuest({ email: 'old-me@example.org' });
  const post = await makePost({ guestId: guest.id });
  await takeOverGuest(owner, guest.id);
  expect((await getPublicPost(post.slug))?.author.username).toBe(owner.username);
});

test('while a person is being disabled, nothing more comes under their name', async () => {
  const [owner, user] = [await makeOwner(), await makeUser()];
  const { guest } = await makeTwin(user);
  await disableUser(owner, user.id);
  await expect(takeOverGuest(user, guest.id)).rejects.toThrow(NotFoundError);
});
