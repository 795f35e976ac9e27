import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { auditEvents, comments, users } from '@/drizzle/schema';
import { getOneTimeLink } from '@/lib/accounts/links/queries/one-time-link';
import { startSession } from '@/lib/accounts/sessions/mutations/sessions';
import { resumeSession } from '@/lib/accounts/sessions/resume-session';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { deleteUser } from '@/lib/accounts/people/mutations/delete-user';
import { disableUser } from '@/lib/accounts/people/mutations/disable-user';
import { enableUser } from '@/lib/accounts/people/mutations/enable-user';
import { endSessionsOfUser } from '@/lib/accounts/people/mutations/end-sessions-of-user';
import { makeResetLink, makeResetLinkByCommand } from '@/lib/accounts/people/mutations/make-reset-link';

const logInAs = (userId: number) => startSession(userId, { remember: true, userAgent: '' });
const kindsOf = async (userId: number) =>
  (await db.select().from(auditEvents).where(eq(auditEvents.userId, userId))).map(({ kind }) => kind);
const comment = async (id: number) => (await db.select().from(comments).where(eq(comments.id, id)))[0]!;

test('a disabled person is logged out at once, keeps what they wrote, and can be enabled again', async () => {
  const owner = await makeOwner();
  const user = await makeUser();
  const written = await makeComment(await makePost(), { authorId: user.id });
  const session = await logInAs(user.id);
  expect(await disableUser(owner, user.id)).toEqual({ ok: true, value: null });
  expect(await resumeSession(session)).toBeNull();
  expect(await comment(written.id)).toMatchObject({ authorId: user.id, status: 'visible' });
  await enableUser(owner, user.id);
  expect(await resumeSession(await logInAs(user.id))).toMatchObject({ id: user.id });
  expect(await kindsOf(user.id)).toEqual(['user-disabled', 'user-enabled']);
});

test('the sessions of one person end, and nobody else’s', async () => {
  const owner = await makeOwner();
  const [user, other] = [await makeUser(), await makeUser()];
  const sessions = [await logInAs(user.id), await logInAs(user.id), await logInAs(other.id)];
  await endSessionsOfUser(owner, user.id);
  expect(await Promise.all(sessions.map((id) => resumeSession(id)))).toEqual([
    null,
    null,
    expect.objectContaining({ id: other.id }),
  ]);
});

test('the link that the owner passes on is for that person’s password', async () => {
  const user = await makeUser();
  const made = await makeResetLink(await makeOwner(), user.id);
  const token = made.ok ? made.value.split('/links/')[1]! : '';
  expect(await getOneTimeLink(token)).toMatchObject({
    purpose: 'reset-password',
    user: { username: user.username },
  });
  expect(await kindsOf(user.id)).toEqual(['reset-link-made']);
});

test('a browser that the owner left open makes no link for the owner’s own password, only a command does', async () => {
  expect(await makeResetLink(await makeOwner(), 1)).toEqual({ ok: false, code: 'own-account' });
  const token = (await makeResetLinkByCommand(1)).split('/links/')[1]!;
  expect(await getOneTimeLink(token)).toMatchObject({ purpose: 'reset-password' });
});

test('comments of a deleted account stay without a name, or lose their text', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  for (const fate of ['keep', 'erase'] as const) {
    const user = await makeUser();
    const written = await makeComment(post, { authorId: user.id, body: 'My words' });
    const answer = await makeComment(post, { parentId: written.id, rootId: written.id });
    const session = await logInAs(user.id);
    expect(
      await deleteUser(owner, user.id, { username: user.username.toUpperCase(), comments: fate }),
    ).toEqual({ ok: true, value: null });
    expect(await resumeSession(session)).toBeNull();
    expect(await comment(written.id)).toMatchObject(
      fate === 'keep'
        ? { authorId: null, status: 'visible', body: 'My words' }
        : { authorId: null, status: 'deleted', body: '', bodyHtml: '' },
    );
    expect(await comment(answer.id)).toMatchObject({ status: 'visible', rootId: written.id });
    expect(await kindsOf(user.id)).toEqual(['user-deleted']);
  }
});

test('a wrong username deletes nobody', async () => {
  const user = await makeUser();
  expect(await deleteUser(await makeOwner(), user.id, { username: 'somebody', comments: 'keep' })).toEqual({
    ok: false,
    code: 'wrong-username',
  });
  expect(await db.select().from(users).where(eq(users.id, user.id))).toHaveLength(1);
});

test('the owner can be neither disabled nor deleted', async () => {
  const owner = await makeOwner();
  expect(await disableUser(owner, 1)).toEqual({ ok: false, code: 'owner' });
  expect(await deleteUser(owner, 1, { username: owner.username, comments: 'keep' })).toEqual({
    ok: false,
    code: 'owner',
  });
});

const verbs = {
  disableUser,
  enableUser,
  endSessionsOfUser,
  makeResetLink,
  deleteUser: (actor: Parameters<typeof deleteUser>[0], id: number) =>
    deleteUser(actor, id, { username: 'x', comments: 'keep' }),
};

test.each(Object.keys(verbs) as (keyof typeof verbs)[])(
  '%s does not exist for a member, not even for their own account, and not for an absent one',
  async (name) => {
    const [member, victim] = [await makeUser(), await makeUser()];
    const session = await logInAs(victim.id);
    await expect(verbs[name](member, victim.id)).rejects.toThrow(NotFoundError);
    await expect(verbs[name](member, member.id)).rejects.toThrow(NotFoundError);
    await expect(verbs[name](await makeOwner(), 2_000_000_000)).rejects.toThrow(NotFoundError);
    expect(await resumeSession(session)).not.toBeNull();
  },
);
