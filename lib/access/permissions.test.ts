import { expect, test } from 'vitest';
import { makeActor } from '@/lib/access/actor';
import {
  canDeleteOwnAccount,
  canEditComment,
  canManagePosts,
  canManageSite,
  canManageUsers,
  canModerateComments,
  isOwner,
  isPublic,
  postVisibility,
} from '@/lib/access/permissions';

const owner = makeActor({ id: 1, username: 'ada', name: 'Ada' });
const member = makeActor({ id: 2, username: 'bob', name: 'Bob' });

test.each([
  ['manage posts', canManagePosts],
  ['moderate comments', canModerateComments],
  ['manage the site', canManageSite],
  ['manage people', canManageUsers],
])('only the owner may %s', (_, may) => {
  expect([may(owner), may(member), may(null)]).toEqual([true, false, false]);
});

test('people may delete their own account, but for the owner, whose account is the site’s', () => {
  expect([owner, member, null].map(canDeleteOwnAccount)).toEqual([false, true, false]);
  expect([isOwner(owner), isOwner(member)]).toEqual([true, false]);
});

test('the owner sees all posts, and everybody else what is public', () => {
  expect([owner, member, null].map(postVisibility)).toEqual(['all', 'public', 'public']);
});

test('a post is public from the moment of its date on, and without one never', () => {
  const now = new Date();
  const published = { status: 'published' as const };
  expect(isPublic({ ...published, publishedAt: now }, now)).toBe(true);
  expect(isPublic({ ...published, publishedAt: new Date(now.getTime() + 1) }, now)).toBe(false);
  expect(isPublic({ ...published, publishedAt: null }, now)).toBe(false);
});

test('a comment can be edited for a quarter of an hour', () => {
  const now = new Date();
  const after = (minutes: number) => ({
    authorId: member.id,
    status: 'visible' as const,
    createdAt: new Date(now.getTime() - minutes * 60_000),
  });
  expect([0, 14.9, 15].map((minutes) => canEditComment(member, after(minutes), now))).toEqual([
    true,
    true,
    false,
  ]);
});
