import { expect, test } from 'vitest';
import { makeComment, makePost, makeUser } from '@/lib/testing/factories';
import { createTokenByCommand } from '@/lib/accounts/personal-tokens/mutations/create-token';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { startSession } from '@/lib/accounts/sessions/mutations/sessions';
import { getOwnData } from '@/lib/accounts/profile/queries/own-data';
import { getProfile, getPublicUser } from '@/lib/accounts/profile/queries/profile';
import { comments } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { POSTS_PER_PAGE, PROFILE_COMMENTS_COUNTED, PROFILE_COMMENTS_PER_PAGE } from '@/lib/page-sizes';

test('a profile is found regardless of case, and tells neither email nor id', async () => {
  const user = await makeUser({ bio: 'Hello', website: 'https://example.org/' });
  const profile = await getProfile(user.username.toUpperCase());
  expect(profile).toMatchObject({ username: user.username, bio: 'Hello', website: 'https://example.org/' });
  expect(Object.keys(profile!)).not.toEqual(expect.arrayContaining(['id']));
  expect(JSON.stringify(profile)).not.toContain('@');
});

test('there is no profile of nobody, of a disabled account, or beyond the last page', async () => {
  const disabled = await makeUser({ disabledAt: new Date() });
  expect(await getProfile('nobody-at-all')).toBeNull();
  expect(await getProfile('a\0b')).toBeNull();
  expect(await getProfile(disabled.username)).toBeNull();
  const user = await makeUser();
  expect(await getProfile(user.username, { page: 2 })).toBeNull();
});

test('it lists visible comments on public posts, newest first, in pages', async () => {
  const user = await makeUser();
  const post = await makePost();
  const draft = await makePost({ state: 'draft' });
  for (let number = 1; number <= PROFILE_COMMENTS_PER_PAGE + 1; number++)
    await makeComment(post, { authorId: user.id, body: `Number ${number}` });
  await makeComment(post, { authorId: user.id, status: 'hidden', body: 'Hidden' });
  await makeComment(post, { authorId: user.id, status: 'deleted', body: '' });
  await makeComment(draft, { authorId: user.id, body: 'On a draft' });
  const first = (await getProfile(user.username))!;
  const second = (await getProfile(user.username, { part: 'comments', before: first.nextBefore }))!;
  expect(first).toMatchObject({ commentCount: PROFILE_COMMENTS_PER_PAGE + 1, before: null });
  expect(second).toMatchObject({ before: first.nextBefore, nextBefore: null });
  const beyond = { part: 'comments', before: second.comments.at(-1)!.id } as const;
  expect(await getProfile(user.username, beyond)).toBeNull();
  // Where pages had numbers, the newest comments are.
  expect(await getProfile(user.username, { page: 2 })).toEqual(first);
  expect(first.comments[0]!.bodyHtml).toContain(`Number ${PROFILE_COMMENTS_PER_PAGE + 1}`);
  expect(second.comments.map(({ bodyHtml }) => bodyHtml)).toEqual(['<p>Number 1</p>']);
  expect(JSON.stringify([first, second])).not.toMatch(/Hidden|On a draft/);
});

test('of many comments it says that there are more, and programs are told how many', async () => {
  const user = await makeUser();
  const [post, draft] = [await makePost(), await makePost({ state: 'draft' })];
  const values = { authorId: user.id, body: 'b', bodyHtml: '<p>b</p>' };
  await db.insert(comments).values(
    Array.from({ length: PROFILE_COMMENTS_COUNTED + 5 }, () => ({ ...values, postId: post.id })).concat({
      ...values,
      postId: draft.id,
    }),
  );
  expect(await getProfile(user.username)).toMatchObject({ commentCount: PROFILE_COMMENTS_COUNTED + 1 });
  expect(await getPublicUser(user.username)).toMatchObject({ commentCount: PROFILE_COMMENTS_COUNTED + 5 });
});

test('whoever wrote posts has them in pages', async () => {
  const author = await makeUser();
  for (let i = 0; i < POSTS_PER_PAGE + 2; i++) await makePost({ authorId: author.id });
  await makePost({ authorId: author.id, state: 'draft' });
  const first = (await getProfile(author.username))!;
  const second = (await getProfile(author.username, { page: 2 }))!;
  expect([first.posts.length, second.posts.length]).toEqual([POSTS_PER_PAGE, 2]);
  expect(first).toMatchObject({ part: 'posts', page: 1, pageCount: 2, postCount: POSTS_PER_PAGE + 2 });
  expect(new Set([...first.posts, ...second.posts].map(({ id }) => id)).size).toBe(POSTS_PER_PAGE + 2);
  expect(await getProfile(author.username, { page: 3 })).toBeNull();
});

test('a person’s data is theirs alone, and holds neither hashes nor ids of sessions', async () => {
  const stored = await hashPassword('correct horse battery');
  const [user, other] = [await makeUser({ ...stored, totpSecret: 'SECRETSECRET' }), await makeUser()];
  const session = await startSession(user.id, {
    remember: true,
    userAgent: 'Firefox',
    network: '192.0.2.0/24',
  });
  const post = await makePost();
  const comment = await makeComment(post, { authorId: user.id, body: 'Mine', status: 'hidden' });
  await makeComment(post, { authorId: other.id, body: 'Not mine', parentId: comment.id, rootId: comment.id });
  const made = await createTokenByCommand(user, { name: 'Backup', scopes: ['account:read'], days: 7 });
  const data = await getOwnData(user);
  expect(data.accessTokens).toMatchObject([{ name: 'Backup', scopes: ['account:read'] }]);
  if (made.ok) expect(JSON.stringify(data)).not.toContain(made.value);
  expect(data.account).toMatchObject({ username: user.username, email: `${user.username}@example.org` });
  expect(data.comments).toMatchObject([{ body: 'Mine', status: 'hidden', post: { title: post.title } }]);
  expect(data.sessions).toMatchObject([{ userAgent: 'Firefox', network: '192.0.2.0/24' }]);
  const text = JSON.stringify(data);
  for (const secret of [stored.passwordHash, session, 'SECRETSECRET', 'Not mine', other.username])
    expect(text).not.toContain(secret);
  expect(text).not.toMatch(/hash/i);
});

test('a person’s data tells neither the title nor the address of a post that is not public', async () => {
  const user = await makeUser();
  const post = await makePost({ state: 'draft', title: 'SECRET plans', slug: 'secret-plans' });
  await makeComment(post, { authorId: user.id, body: 'Mine' });
  const data = await getOwnData(user);
  expect(data.comments).toMatchObject([{ body: 'Mine', post: null }]);
  expect(JSON.stringify(data)).not.toMatch(/secret/i);
});
