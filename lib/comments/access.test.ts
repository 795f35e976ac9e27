import { expect, test } from 'vitest';
import { makeActor } from '@/lib/access/actor';
import {
  canComment,
  canDeleteComment,
  canEditComment,
  canModerateComments,
  canReadComment,
  canReply,
  COMMENT_EDIT_WINDOW,
} from '@/lib/access/permissions';
import { accessCases, type Verb } from '@/lib/testing/comment-access';

const now = new Date('2026-03-01T12:00:00Z');
const viewers = {
  visitor: null,
  member: makeActor({ id: 2, username: 'member', name: 'Member' }),
  author: makeActor({ id: 3, username: 'author', name: 'Author' }),
  admin: makeActor({ id: 1, username: 'owner', name: 'Owner' }),
};
const createdAt = new Date(now.getTime() - COMMENT_EDIT_WINDOW + 1);
const facts = {
  fresh: { authorId: 3, status: 'visible', createdAt },
  old: { authorId: 3, status: 'visible', createdAt: new Date(now.getTime() - COMMENT_EDIT_WINDOW) },
  guest: { authorId: null, status: 'visible', createdAt },
  hidden: { authorId: 3, status: 'hidden', createdAt },
  deleted: { authorId: null, status: 'deleted', createdAt },
} as const;
const post = { status: 'published', publishedAt: now, commentsOpen: true } as const;

type Check = (
  viewer: (typeof viewers)[keyof typeof viewers],
  comment: (typeof facts)[keyof typeof facts],
) => boolean;
const checks: Record<Verb, Check> = {
  read: canReadComment,
  reply: (viewer, comment) => canReply(viewer, post, comment, now),
  edit: (viewer, comment) => canEditComment(viewer, comment, now),
  delete: canDeleteComment,
  hide: (viewer, comment) => canModerateComments(viewer) && comment.status !== 'deleted',
  restore: (viewer, comment) => canModerateComments(viewer) && comment.status !== 'deleted',
};

test.each(accessCases)('to %s a %s comment as %s: %s', (verb, state, role, expected) => {
  expect(checks[verb](viewers[role], facts[state])).toBe(expected);
});

test('a comment needs a public post with open comments and somebody logged in', () => {
  expect(canComment(viewers.member, post, now)).toBe(true);
  expect(canComment(null, post, now)).toBe(false);
  expect(canComment(viewers.admin, { ...post, commentsOpen: false }, now)).toBe(false);
  expect(canComment(viewers.admin, { ...post, status: 'draft' }, now)).toBe(false);
  expect(canComment(viewers.admin, { ...post, publishedAt: new Date(now.getTime() + 1) }, now)).toBe(false);
});
