import 'server-only';
import { canManageUsers, isOwner } from '@/lib/access/permissions';
import { deleteUser } from '@/lib/accounts/people/mutations/delete-user';
import { disableUser } from '@/lib/accounts/people/mutations/disable-user';
import { enableUser } from '@/lib/accounts/people/mutations/enable-user';
import { endSessionsOfUser } from '@/lib/accounts/people/mutations/end-sessions-of-user';
import { findUser } from '@/lib/accounts/people/queries/find-user';
import { listPeople, type Person } from '@/lib/accounts/people/queries/people';
import { getPublicUser } from '@/lib/accounts/profile/queries/profile';
import { ApiError } from '@/lib/api/api-error';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { operation } from '@/lib/api/operation';
import { CursorQuery, LINK_HEADER } from '@/lib/api/schemas/common';
import { ListedUsers, PublicUser, UsernameParams } from '@/lib/api/schemas/users';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { noNul } from '@/lib/fields';
import { userPath } from '@/lib/paths';
import { pictureUrl } from '@/lib/picture';
import type { Result } from '@/lib/result';
import { z } from '@/lib/zod';

const LIST = 'users';

export const listUsers = operation({
  id: 'listUsers',
  method: 'GET',
  path: '/users',
  tag: 'Users',
  summary: 'All accounts, newest first',
  who: canManageUsers,
  scope: 'users:manage',
  query: CursorQuery.extend({
    q: z
      .string()
      .trim()
      .max(100)
      .refine(noNul, { error: 'This cannot contain a NUL character.' })
      .optional()
      .meta({ description: 'Part of a username, name or email' }),
  }),
  success: 200,
  answer: ListedUsers,
  headers: LINK_HEADER,
  async handle({ actor, query, request }) {
    const [before = null] = readCursor(LIST, query.cursor) ?? [];
    const { people, nextBefore } = await listPeople(actor, {
      search: query.q ?? '',
      before: before === null ? null : Number(before),
    });
    return pageOf(request, people.map(listed), nextBefore === null ? null : makeCursor(LIST, [nextBefore]));
  },
});

const listed = (person: Person) => ({
  id: person.id,
  username: person.username,
  name: person.name,
  emailVerified: person.isVerified,
  isActive: !person.isDisabled,
  isAdmin: isOwner(person),
  hasTwoFactor: person.hasTwoFactor,
  commentCount: person.commentCount,
  createdAt: person.createdAt,
  lastSeenAt: person.lastSeenAt,
});

export const getUser = operation({
  id: 'getUser',
  method: 'GET',
  path: '/users/{username}',
  tag: 'Users',
  summary: 'What everybody may know of a person',
  who: 'anybody',
  params: UsernameParams,
  isShared: true,
  success: 200,
  answer: PublicUser,
  problems: ['not-found'],
  async handle({ params }) {
    const user = await getPublicUser(params.username);
    if (!user) throw new NotFoundError();
    const { SITE_URL } = settings();
    const picture = user.picture && SITE_URL + pictureUrl(user.picture);
    return { body: { ...user, picture, url: SITE_URL + userPath(user.username) } };
  },
});

const managed = {
  tag: 'Users',
  who: canManageUsers,
  scope: 'users:manage',
  params: UsernameParams,
  success: 204,
} as const;

export const disableAccount = operation({
  ...managed,
  id: 'disableUser',
  method: 'PUT',
  path: '/users/{username}/disabled',
  summary: 'Lock somebody out, everywhere and at once; what they wrote stays',
  problems: ['not-found', 'owner-protected'],
  async handle({ actor, params }) {
    unlessOwner(await disableUser(actor, (await requireUser(params)).id));
    dropFinishedPages();
    return { body: undefined };
  },
});

export const enableAccount = operation({
  ...managed,
  id: 'enableUser',
  method: 'DELETE',
  path: '/users/{username}/disabled',
  summary: 'Let somebody in again',
  problems: ['not-found'],
  async handle({ actor, params }) {
    await enableUser(actor, (await requireUser(params)).id);
    dropFinishedPages();
    return { body: undefined };
  },
});

export const endSessionsOfAccount = operation({
  ...managed,
  id: 'endSessionsOfUser',
  method: 'DELETE',
  path: '/users/{username}/sessions',
  summary: 'Log somebody out on every device; personal tokens go on working',
  problems: ['not-found'],
  async handle({ actor, params }) {
    await endSessionsOfUser(actor, (await requireUser(params)).id);
    return { body: undefined };
  },
});

export const deleteAccountOf = operation({
  ...managed,
  id: 'deleteUser',
  method: 'DELETE',
  path: '/users/{username}',
  summary: 'Delete an account',
  query: z.strictObject({
    comments: z
      .enum(['keep', 'erase'], { error: 'Say what becomes of the comments: keep or erase.' })
      .meta({ description: 'Kept comments stay without a name' }),
  }),
  problems: ['not-found', 'owner-protected'],
  async handle({ actor, params, query }) {
    const { id, username } = await requireUser(params);
    unlessOwner(await deleteUser(actor, id, { username, comments: query.comments }));
    dropFinishedPages();
    return { body: undefined };
  },
});

/** @throws {NotFoundError} */
async function requireUser({ username }: { username: string }): Promise<{ id: number; username: string }> {
  const user = await findUser(username);
  if (user?.username.toLowerCase() !== username.toLowerCase()) throw new NotFoundError();
  return user;
}

function unlessOwner(result: Result<null, string>): void {
  if (!result.ok) throw new ApiError('owner-protected');
}
