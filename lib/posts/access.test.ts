import { expect, test } from 'vitest';
import { makeActor } from '@/lib/access/actor';
import { canManagePosts, canReadPost } from '@/lib/access/permissions';
import { accessCases } from '@/lib/testing/post-access';

const now = new Date('2026-03-01T12:00:00Z');
const viewers = {
  visitor: null,
  member: makeActor({ id: 2, username: 'member', name: 'Member' }),
  named: makeActor({ id: 3, username: 'named', name: 'Named' }),
  admin: makeActor({ id: 1, username: 'owner', name: 'Owner' }),
};
const facts = {
  draft: { status: 'draft', publishedAt: null, commentsOpen: true },
  scheduled: { status: 'published', publishedAt: new Date(now.getTime() + 1), commentsOpen: true },
  published: { status: 'published', publishedAt: now, commentsOpen: true },
} as const;

test.each(accessCases)('to %s a %s post as %s: %s', (verb, state, role, expected) => {
  const viewer = viewers[role];
  expect(verb === 'read' ? canReadPost(viewer, facts[state], now) : canManagePosts(viewer)).toBe(expected);
});

test('a draft that has a date from earlier is still a draft', () => {
  expect(canReadPost(null, { ...facts.published, status: 'draft' }, now)).toBe(false);
});
