import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { auditEvents, comments, outbox, sessions, users } from '@/drizzle/schema';
import { CONFIRM_PASSWORD } from '@/lib/limits/attempt-limits';
import { makeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { getOneTimeLink } from '@/lib/accounts/links/queries/one-time-link';
import { hashPassword, verifyPassword } from '@/lib/accounts/passwords/password';
import { startSession } from '@/lib/accounts/sessions/mutations/sessions';
import { resumeSession } from '@/lib/accounts/sessions/resume-session';
import { ThrottledError } from '@/lib/limits/mutations/throttle';
import { listThreads } from '@/lib/comments/queries/threads';
import { db } from '@/lib/db';
import { askToChangeEmail } from '@/lib/accounts/profile/mutations/ask-to-change-email';
import { changePassword } from '@/lib/accounts/profile/mutations/change-password';
import { confirmEmailChange } from '@/lib/accounts/links/mutations/confirm-email-change';
import { deleteAccount } from '@/lib/accounts/profile/mutations/delete-account';
import { endSessions } from '@/lib/accounts/sessions/mutations/end-sessions';
import { updateProfile } from '@/lib/accounts/profile/mutations/update-profile';
import { listOwnSessions } from '@/lib/accounts/sessions/queries/own-sessions';

const currentPassword = 'correct horse battery';
const password = 'four quiet garden chairs';
const makePerson = async (values = {}) => makeUser({ ...(await hashPassword(currentPassword)), ...values });
const rowOf = async (id: number) => (await db.select().from(users).where(eq(users.id, id)))[0];
const device = { remember: true, userAgent: '' };
const mailsTo = (recipient: string) => db.select().from(outbox).where(eq(outbox.recipient, recipient));
const profile = { name: 'Ada', bio: '', website: '' };

test('a username is changed unless somebody has it, in whatever case', async () => {
  const [person, other] = [await makePerson(), await makePerson()];
  const taken = { ...profile, username: other.username.toUpperCase() };
  expect(await updateProfile(person, taken)).toEqual({ ok: false, code: 'username-taken' });
  const username = `${person.username}-X`;
  expect(await updateProfile(person, { ...profile, username, bio: 'Hello' })).toMatchObject({ ok: true });
  expect(await rowOf(person.id)).toMatchObject({ username, bio: 'Hello' });
});

test('of two forms of one profile the second undoes nothing of the first, and says what both changed', async () => {
  const person = await makePerson({ name: 'Ada', bio: '', website: '' });
  const shown = { ...profile, username: person.username };
  await updateProfile(person, { ...shown, bio: 'From the first' }, shown);
  expect(await updateProfile(person, { ...shown, name: 'Ada L.' }, shown)).toMatchObject({ ok: true });
  expect(await rowOf(person.id)).toMatchObject({ name: 'Ada L.', bio: 'From the first' });
  expect(await updateProfile(person, { ...shown, bio: 'From the third' }, shown)).toMatchObject({
    ok: false,
    code: 'stale',
    values: { name: 'Ada L.', bio: 'From the third' },
    stored: { name: 'Ada L.', bio: 'From the first' },
  });
  await updateProfile(person, { website: 'https://example.org/' });
  expect(await rowOf(person.id)).toMatchObject({ name: 'Ada L.', bio: 'From the first' });
});

test('of two who take one username at once one gets it', async () => {
  const people = [await makePerson(), await makePerson()];
  const wanted = { ...profile, username: `${people[0]!.username}-both` };
  const results = await Promise.all(people.map((person) => updateProfile(person, wanted)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a new password logs every other device out, ends mailed links and tells the person', async () => {
  const person = await makePerson();
  const [kept, other] = [await startSession(person.id, device), await startSession(person.id, device)];
  const link = await makeOneTimeLink(person.id, 'reset-password');
  expect(await changePassword(person, { currentPassword, password }, kept)).toMatchObject({ ok: true });
  expect(await verifyPassword(password, (await rowOf(person.id))!)).toBe(true);
  expect(await resumeSession(kept)).not.toBeNull();
  expect(await resumeSession(other)).toBeNull();
  expect(await getOneTimeLink(link.split('/').at(-1)!)).toBeNull();
  expect(await mailsTo(`${person.username}@example.org`)).toHaveLength(1);
});

test('a wrong current password changes nothing, and guessing it is bounded', async () => {
  const person = await makePerson();
  const other = await startSession(person.id, device);
  const wrong = { currentPassword: 'not the password', password };
  for (let guess = 0; guess < CONFIRM_PASSWORD.points; guess++)
    expect(await changePassword(person, wrong, '')).toEqual({ ok: false, code: 'wrong-password' });
  await expect(changePassword(person, { currentPassword, password }, '')).rejects.toThrow(ThrottledError);
  expect(await verifyPassword(currentPassword, (await rowOf(person.id))!)).toBe(true);
  expect(await resumeSession(other)).not.toBeNull();
});

test.each([
  ['password123', 'password-common'],
  ['abcdefgh12345678', 'password-repetitive'],
])('%s is refused as a new password', async (guessed, code) => {
  const person = await makePerson();
  expect(await changePassword(person, { currentPassword, password: guessed }, '')).toEqual({
    ok: false,
    code,
  });
});

test('another email address is used only after its link, and the old one hears of it first', async () => {
  const person = await makePerson();
  const email = `new-${person.username}@example.org`;
  expect(await askToChangeEmail(person, { email, currentPassword: 'not it, sorry' })).toMatchObject({
    ok: false,
  });
  expect(await askToChangeEmail(person, { email, currentPassword })).toMatchObject({ ok: true });
  const old = `${person.username}@example.org`;
  expect(await rowOf(person.id)).toMatchObject({ email: old });
  expect((await mailsTo(old))[0]!.text).not.toContain('/links/');
  const [mail] = await mailsTo(email);
  const token = /\/links\/([\w-]{43})/.exec(mail!.text)![1]!;
  expect(await confirmEmailChange(token)).toMatchObject({ ok: true });
  expect(await rowOf(person.id)).toMatchObject({ email });
});

test('asking for the address of somebody else tells nothing, and the link does not take it', async () => {
  const [person, other] = [await makePerson(), await makePerson()];
  const email = `${other.username}@example.org`;
  expect(await askToChangeEmail(person, { email, currentPassword })).toMatchObject({ ok: true });
  const token = /\/links\/([\w-]{43})/.exec((await mailsTo(email))[0]!.text)![1]!;
  expect(await confirmEmailChange(token)).toEqual({ ok: false, code: 'email-taken' });
});

test('a person logs out one device, or all others, and never those of somebody else', async () => {
  const [person, other] = [await makePerson(), await makePerson()];
  const [here, second, third] = [
    await startSession(person.id, device),
    await startSession(person.id, device),
    await startSession(person.id, device),
  ];
  const foreign = await startSession(other.id, device);
  const handleOf = async (who: typeof person, index: number) =>
    (await listOwnSessions(who, here))[index]!.handle;
  expect((await listOwnSessions(person, here)).map(({ isCurrent }) => isCurrent)).toEqual([
    true,
    false,
    false,
  ]);

  const foreignHandle = await handleOf(other, 0);
  expect(await endSessions(person, { session: foreignHandle, currentPassword }, here)).toMatchObject({
    ok: true,
  });
  expect(await resumeSession(foreign)).not.toBeNull();

  await endSessions(person, { session: await handleOf(person, 1), currentPassword }, here);
  expect([await resumeSession(second), await resumeSession(third)].filter(Boolean)).toHaveLength(1);
  expect(await endSessions(person, { currentPassword: 'not it, sorry' }, here)).toMatchObject({ ok: false });
  await endSessions(person, { currentPassword }, here);
  expect(await db.$count(sessions, eq(sessions.userId, person.id))).toBe(1);
  expect(await resumeSession(here)).not.toBeNull();
  expect(await resumeSession(foreign)).not.toBeNull();
});

test.each(['keep', 'erase'] as const)('an account goes with its comments: %s', async (fate) => {
  const person = await makePerson();
  const post = await makePost();
  const comment = await makeComment(post, { authorId: person.id, body: 'Mine' });
  await makeComment(post, { parentId: comment.id, rootId: comment.id, body: 'An answer' });
  await startSession(person.id, device);
  const input = { username: person.username.toUpperCase(), currentPassword, comments: fate };
  expect(await deleteAccount(person, input)).toMatchObject({ ok: true });
  expect(await rowOf(person.id)).toBeUndefined();
  expect(await db.$count(sessions, eq(sessions.userId, person.id))).toBe(0);
  const [row] = await db.select().from(comments).where(eq(comments.id, comment.id));
  expect(row).toMatchObject(
    fate === 'keep'
      ? { authorId: null, status: 'visible', body: 'Mine' }
      : { authorId: null, status: 'deleted', body: '', bodyHtml: '' },
  );
  const shown = JSON.stringify(await listThreads(post.id, 1));
  expect(shown).toContain('An answer');
  expect(shown).not.toContain(person.username);
  const gone = and(eq(auditEvents.userId, person.id), eq(auditEvents.kind, 'account-deleted'));
  expect(await db.$count(auditEvents, gone)).toBe(1);
});

test('a wrong password or username deletes nothing', async () => {
  const person = await makePerson();
  const right = { username: person.username, currentPassword, comments: 'erase' as const };
  expect(await deleteAccount(person, { ...right, username: 'someone' })).toMatchObject({
    code: 'wrong-username',
  });
  expect(await deleteAccount(person, { ...right, currentPassword: 'not it, sorry' })).toMatchObject({
    code: 'wrong-password',
  });
  expect(await rowOf(person.id)).toBeDefined();
});

test('the owner’s account stays', async () => {
  const owner = await makeOwner();
  const input = { username: owner.username, currentPassword, comments: 'keep' as const };
  expect(await deleteAccount(owner, input)).toEqual({ ok: false, code: 'owner' });
  expect(await rowOf(1)).toBeDefined();
});
