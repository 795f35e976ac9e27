import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { auditEvents, outbox, users } from '@/drizzle/schema';
import { makeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { verifyPassword } from '@/lib/accounts/passwords/password';
import { startSession } from '@/lib/accounts/sessions/mutations/sessions';
import { resumeSession } from '@/lib/accounts/sessions/resume-session';
import { db } from '@/lib/db';
import { passwordChangedLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';
import { askForPasswordReset } from '@/lib/accounts/links/mutations/ask-for-password-reset';
import { askToVerifyEmail } from '@/lib/accounts/links/mutations/ask-to-verify-email';
import { confirmEmailChange } from '@/lib/accounts/links/mutations/confirm-email-change';
import { resetPassword } from '@/lib/accounts/links/mutations/reset-password';
import { verifyEmail } from '@/lib/accounts/links/mutations/verify-email';

const tokenOf = (text: string) => /\/links\/([\w-]{43})/.exec(text)![1]!;
const mailTo = (recipient: string) => db.select().from(outbox).where(eq(outbox.recipient, recipient));
const rowOf = async (id: number) => (await db.select().from(users).where(eq(users.id, id)))[0]!;
const emailOf = (user: { username: string }) => `${user.username}@example.org`;
const noted = async (userId: number, kind: string) =>
  (
    await db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.userId, userId), eq(auditEvents.kind, kind)))
  ).length;

test('a forgotten password is replaced through a mailed link, and every session ends', async () => {
  const user = await makeUser();
  const session = await startSession(user.id, { remember: true, userAgent: '' });
  await askForPasswordReset(emailOf(user).toUpperCase());
  const [mail] = await mailTo(emailOf(user));
  expect(await resetPassword(tokenOf(mail!.text), 'seven lanterns in the orchard')).toEqual({
    ok: true,
    value: null,
  });
  expect(await verifyPassword('seven lanterns in the orchard', await rowOf(user.id))).toBe(true);
  expect(await resumeSession(session)).toBeNull();
  expect((await mailTo(emailOf(user))).map(({ subject }) => subject)).toContain(
    'Your password for Colophon was changed',
  );
  expect(await noted(user.id, 'password-reset')).toBe(1);
});

test('a link for a new password works once, even for two at once', async () => {
  const user = await makeUser();
  const token = tokenOf(await makeOneTimeLink(user.id, 'reset-password'));
  const results = await Promise.all(
    ['first lantern orchard', 'second lantern orchard'].map((p) => resetPassword(token, p)),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(await resetPassword(token, 'third lantern orchard')).toEqual({ ok: false, code: 'used-up' });
});

test('asking for somebody unknown or disabled mails nothing and says nothing', async () => {
  const disabled = await makeUser({ disabledAt: new Date() });
  expect(await askForPasswordReset('nobody@example.org')).toBeUndefined();
  expect(await askForPasswordReset(disabled.username)).toBeUndefined();
  expect(await mailTo('nobody@example.org')).toEqual([]);
  expect(await mailTo(emailOf(disabled))).toEqual([]);
});

test('nobody can fill the mailbox of somebody else', async () => {
  const user = await makeUser();
  for (let time = 0; time < 9; time += 1) await askForPasswordReset(user.username);
  expect(await mailTo(emailOf(user))).toHaveLength(5);
});

test('a new password ends a pending change of address', async () => {
  const user = await makeUser();
  const change = tokenOf(
    await makeOneTimeLink(user.id, 'change-email', `thief-${user.username}@example.org`),
  );
  await resetPassword(
    tokenOf(await makeOneTimeLink(user.id, 'reset-password')),
    'seven lanterns in the orchard',
  );
  expect(await confirmEmailChange(change)).toEqual({ ok: false, code: 'used-up' });
});

test('an address is proven by the link that was mailed to it', async () => {
  const user = await makeUser({ emailVerifiedAt: null });
  await askToVerifyEmail(user.id);
  const [mail] = await mailTo(emailOf(user));
  expect(await verifyEmail(tokenOf(mail!.text))).toEqual({ ok: true, value: null });
  expect((await rowOf(user.id)).emailVerifiedAt).toBeInstanceOf(Date);
  await askToVerifyEmail(user.id);
  expect(await mailTo(emailOf(user))).toHaveLength(1);
});

test('a link that was mailed to an older address proves nothing', async () => {
  const user = await makeUser({ emailVerifiedAt: null });
  const token = tokenOf(await makeOneTimeLink(user.id, 'verify-email', emailOf(user)));
  await db
    .update(users)
    .set({ email: `new-${emailOf(user)}` })
    .where(eq(users.id, user.id));
  expect(await verifyEmail(token)).toEqual({ ok: false, code: 'used-up' });
  expect((await rowOf(user.id)).emailVerifiedAt).toBeNull();
});

test('a confirmed change of address tells the old one, and ends the links that lie there', async () => {
  const user = await makeUser();
  const reset = tokenOf(await makeOneTimeLink(user.id, 'reset-password'));
  const next = `new-${emailOf(user)}`;
  const token = tokenOf(await makeOneTimeLink(user.id, 'change-email', next));
  expect(await confirmEmailChange(token)).toEqual({ ok: true, value: null });
  const row = await rowOf(user.id);
  expect(row.email).toBe(next);
  expect(row.emailVerifiedAt).toBeInstanceOf(Date);
  const [notice] = await mailTo(emailOf(user));
  expect(notice!.subject).toBe('Your email address for Colophon was changed');
  expect(notice!.text).not.toContain(next);
  expect(await resetPassword(reset, 'seven lanterns in the orchard')).toEqual({ ok: false, code: 'used-up' });
});

test('of two who change to one address at once one gets it, and the other is told', async () => {
  const people = [await makeUser(), await makeUser()];
  const wanted = `wanted-${emailOf(people[0]!)}`;
  const tokens = await Promise.all(
    people.map(async ({ id }, index) =>
      tokenOf(await makeOneTimeLink(id, 'change-email', index ? wanted.toUpperCase() : wanted)),
    ),
  );
  const results = await Promise.all(tokens.map((token) => confirmEmailChange(token)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.find((result) => !result.ok)).toEqual({ ok: false, code: 'email-taken' });
});

test('an address that nobody confirmed gets the confirmation only, without a word that somebody chose', async () => {
  const user = await makeUser({ emailVerifiedAt: null });
  await askToVerifyEmail(user.id);
  await askForPasswordReset(user.username);
  await db.transaction((tx) => mailToUser(user.id, passwordChangedLetter, tx));
  const mails = await mailTo(emailOf(user));
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Confirm your email address for Colophon',
    'Confirm your email address for Colophon',
  ]);
  for (const { text, html } of mails) expect(text + html).not.toContain(user.username);
  expect(await resetPassword(tokenOf(mails[1]!.text), 'seven lanterns in the orchard')).toMatchObject({
    ok: true,
  });
  expect((await rowOf(user.id)).emailVerifiedAt).toBeInstanceOf(Date);
});

test('a link that was passed on by hand confirms no address', async () => {
  const user = await makeUser({ emailVerifiedAt: null });
  const token = tokenOf(await makeOneTimeLink(user.id, 'reset-password'));
  expect(await resetPassword(token, 'seven lanterns in the orchard')).toMatchObject({ ok: true });
  expect((await rowOf(user.id)).emailVerifiedAt).toBeNull();
});

test('an address of another script is found as typed and as stored', async () => {
  const email = 'anna@xn--bcher-laden-thb.example';
  await makeUser({ email });
  for (const typed of ['Anna@Bücher-Laden.example', email]) await askForPasswordReset(typed);
  expect(await mailTo(email)).toHaveLength(2);
});
