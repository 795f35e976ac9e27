import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEvents, comments, guests, posts } from '@/drizzle/schema';
import { deleteUser } from '@/lib/accounts/people/mutations/delete-user';
import { getProfile, getPublicUser } from '@/lib/accounts/profile/queries/profile';
import { summaryOf } from '@/lib/api/operations/post-views';
import { getComment, getCommentToEdit } from '@/lib/comments/queries/comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { listDeletedComments } from '@/lib/comments/queries/bin';
import { listCommentsToModerate } from '@/lib/comments/queries/moderation';
import { listUnansweredComments } from '@/lib/comments/queries/unanswered';
import { getListedComment, listCommentsOf } from '@/lib/comments/queries/listed';
import { listNewestComments } from '@/lib/comments/queries/newest';
import { listThreads } from '@/lib/comments/queries/threads';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { commentEntry, postEntry } from '@/lib/feeds/feed';
import { keepGuest } from '@/lib/guests/mutations/keep-guest';
import { changeGuest, removeGuest } from '@/lib/guests/mutations/manage-guests';
import { getGuest, listGuests } from '@/lib/guests/queries/guests';
import { PostsFilterSchema } from '@/lib/posts/admin-filter';
import { putOwnName } from '@/lib/posts/mutations/put-own-name';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { listFeedPosts } from '@/lib/posts/queries/feed';
import { findPosts } from '@/lib/posts/queries/find-posts';
import { listPostTable } from '@/lib/posts/queries/post-table';
import { getPublicPost } from '@/lib/posts/queries/public';
import { makeComment, makeGuest, makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const jane = { source: 'a', key: 'jane', name: 'Jane', email: 'jane@example.org', website: '', bio: '' };
const keep = (person: typeof jane) => db.transaction((tx) => keepGuest(tx, person));
const row = async (id: number) => (await db.select().from(guests).where(eq(guests.id, id)))[0];

test('a person of one source is kept once, with what the source says by now', async () => {
  const id = await keep({ ...jane, source: 'once' });
  expect(await keep({ ...jane, source: 'once', name: 'Jane Doe' })).toBe(id);
  expect(await row(id)).toMatchObject({ name: 'Jane Doe', email: 'jane@example.org' });
  expect(await keep({ ...jane, source: 'another' })).not.toBe(id);
});

test('the same person at the same moment is one', async () => {
  const ids = await Promise.all([1, 2, 3, 4].map(() => keep({ ...jane, source: 'at once' })));
  expect(new Set(ids).size).toBe(1);
});

test('a comment and a post of a guest bear the name, and nothing that leads to an account', async () => {
  const guest = await makeGuest({ name: 'Jane', website: 'https://jane.example.org/', bio: 'Writes.' });
  const post = await makePost({ guestId: guest.id });
  await makeComment(post, { guestId: guest.id });
  const page = await listThreads(post.id, 1);
  expect(page?.threads[0]?.top).toMatchObject({
    author: { username: null, name: 'Jane', website: 'https://jane.example.org/' },
    isOwner: false,
  });
  expect((await getPublicPost(post.slug))?.author).toEqual({
    username: null,
    name: 'Jane',
    bio: 'Writes.',
    website: 'https://jane.example.org/',
    picture: null,
  });
});

test('nobody edits or takes back what a guest said, but the owner may remove it', async () => {
  const [post, guest, member] = [await makePost(), await makeGuest(), await makeUser()];
  const { id } = await makeComment(post, { guestId: guest.id });
  const hidden = await makeComment(post, { guestId: guest.id, status: 'hidden' });
  expect(await getCommentToEdit(member, id)).toBeNull();
  expect(await getCommentToEdit(member, hidden.id)).toBeNull();
  expect(await getComment(null, hidden.id)).toBeNull();
});

test('what a guest wrote is not listed as the owner’s', async () => {
  const [owner, guest] = [await makeOwner(), await makeGuest()];
  const before = (await getPublicUser(owner.username))!.postCount;
  await makePost({ guestId: guest.id });
  expect((await getPublicUser(owner.username))!.postCount).toBe(before);
});

test('the owner lists guests with what they wrote and finds them by name and address', async () => {
  const [owner, guest] = [
    await makeOwner(),
    await makeGuest({ name: 'Zebulon', email: 'z@zeb.example.org' }),
  ];
  const post = await makePost({ guestId: guest.id });
  await makeComment(post, { guestId: guest.id });
  await makeComment(post, { guestId: guest.id, status: 'deleted' });
  const shown = { id: guest.id, commentCount: 1, postCount: 1, email: 'z@zeb.example.org' };
  for (const search of ['zebulon', 'ZEB.example'])
    expect((await listGuests(owner, { search, before: null })).guests).toMatchObject([shown]);
  expect(await getGuest(owner, guest.id)).toMatchObject(shown);
  expect((await listGuests(owner, { search: 'zebulon', before: guest.id })).guests).toEqual([]);
});

test('a guest is renamed by the owner', async () => {
  const [owner, guest] = [await makeOwner(), await makeGuest()];
  await changeGuest(owner, { id: guest.id, name: 'Renamed', website: 'https://x.example.org/' });
  expect(await row(guest.id)).toMatchObject({ name: 'Renamed', website: 'https://x.example.org/' });
});

test('of a removed guest comments stay without a name, and posts under the owner’s', async () => {
  const [owner, guest] = [await makeOwner(), await makeGuest({ name: 'Secret Name' })];
  const post = await makePost({ guestId: guest.id });
  await makeComment(post, { guestId: guest.id });
  await removeGuest(owner, guest.id);
  expect((await listThreads(post.id, 1))?.threads[0]?.top).toMatchObject({ author: null });
  const shown = await getPublicPost(post.slug);
  expect(shown?.author.username).toBe(owner.username);
  expect(shown?.modifiedAt).toEqual(post.publishedAt);
  expect(await row(guest.id)).toBeUndefined();
});

test.each([
  ['listGuests', () => listGuests],
  ['getGuest', () => getGuest],
] as const)('%s is for the owner alone', async (_name, query) => {
  const run = query() as (viewer: unknown, argument: unknown) => Promise<unknown>;
  for (const viewer of [null, await makeUser()])
    await expect(run(viewer, { search: '', before: null })).rejects.toThrow(NotFoundError);
});

test('nobody but the owner changes or removes a guest, and absent ones are absent', async () => {
  const [member, owner, guest] = [await makeUser(), await makeOwner(), await makeGuest()];
  const change = (actor: typeof member, id: number) => changeGuest(actor, { id, name: 'X', website: '' });
  await expect(change(member, guest.id)).rejects.toThrow(NotFoundError);
  await expect(removeGuest(member, guest.id)).rejects.toThrow(NotFoundError);
  await expect(change(owner, 2_000_000_000)).rejects.toThrow(NotFoundError);
  await expect(removeGuest(owner, 2_000_000_000)).rejects.toThrow(NotFoundError);
  expect(await row(guest.id)).toMatchObject({ name: guest.name });
});

test('posts that bear the name of a deleted account stay, under the owner’s', async () => {
  const [owner, user] = [await makeOwner(), await makeUser()];
  const post = await makePost({ authorId: user.id });
  expect((await getProfile(user.username))?.posts).toHaveLength(1);
  await deleteUser(owner, user.id, { username: user.username, comments: 'erase' });
  const [kept] = await db.select().from(posts).where(eq(posts.id, post.id));
  expect(kept).toMatchObject({ authorId: 1, updatedAt: post.updatedAt, version: post.version });
});

test('what happens to a guest is in the log, without the address', async () => {
  const [owner, guest] = [await makeOwner(), await makeGuest({ name: 'Logged' })];
  await removeGuest(owner, guest.id);
  const events = await db.select().from(auditEvents).where(eq(auditEvents.kind, 'guest-removed'));
  expect(events.map(({ detail }) => detail)).toContain('Logged');
  expect(JSON.stringify(events)).not.toContain(guest.email);
  expect(await db.$count(comments, eq(comments.guestId, guest.id))).toBe(0);
});

test('the owner’s name takes the place of a guest’s or a member’s at a post, and of nobody else’s', async () => {
  const [owner, user, guest] = [await makeOwner(), await makeUser(), await makeGuest()];
  for (const values of [{ guestId: guest.id }, { authorId: user.id }]) {
    const post = await makePost(values);
    await expect(putOwnName(user, post.id)).rejects.toThrow(NotFoundError);
    await putOwnName(owner, post.id);
    expect((await getPublicPost(post.slug))?.author.username).toBe(owner.username);
  }
  await expect(putOwnName(owner, 2_000_000_000)).rejects.toThrow(NotFoundError);
});

test('the owner’s lists name who a post is by, where it is not the owner', async () => {
  const [owner, user, guest] = [await makeOwner(), await makeUser(), await makeGuest()];
  const post = await makePost({ guestId: guest.id });
  const taken = await makePost({ authorId: user.id });
  const own = await makePost();
  const { posts: rows } = await listPostTable(owner, PostsFilterSchema.parse({}));
  const nameAt = (id: number) => rows.find((row) => row.id === id)?.otherAuthor;
  expect([post, taken, own].map(({ id }) => nameAt(id))).toEqual([guest.name, user.name, null]);
  expect((await getPostForEdit(owner, post.id))?.author).toMatchObject({ username: null, name: guest.name });
});

test('feeds and programs get the name and the website, and no address', async () => {
  const guest = await makeGuest({ name: 'Jane', website: 'https://jane.example.org/' });
  const post = await makePost({ guestId: guest.id });
  const { id } = await makeComment(post, { guestId: guest.id });
  const author = { username: null, name: 'Jane', website: 'https://jane.example.org/' };
  const [comment] = await listNewestComments(post.id);
  const [listed] = await findPosts(null, { state: 'published', ids: [post.id] }, { after: null, limit: 1 });
  const owner = await makeOwner();
  const removed = await makeComment(post, { guestId: guest.id });
  await deleteComment(owner, removed.id);
  const answers = [
    await postEntry(
      (await listFeedPosts()).find((entry) => entry.id === post.id)!,
      'https://site.example',
    ),
    await commentEntry(comment!, 'https://site.example'),
    summaryOf(listed!),
    await getListedComment(null, id),
    await listCommentsOf(post.id, { after: null, limit: 5 }),
    await listCommentsToModerate(owner, { status: 'all', before: null }),
    await listDeletedComments(owner),
    await listUnansweredComments(owner),
  ];
  expect(answers[0]).toMatchObject({ author: { name: 'Jane', url: 'https://jane.example.org/' } });
  expect(answers[1]).toMatchObject({ author: { name: 'Jane (guest)', url: 'https://jane.example.org/' } });
  expect(answers[2]).toMatchObject({ author });
  expect(answers[3]).toMatchObject({ author });
  expect(JSON.stringify(answers)).not.toContain(guest.email);
});
