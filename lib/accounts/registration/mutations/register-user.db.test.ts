import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { makeOwner, makeUser } from '@/lib/testing/factories';
import { outbox, site } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { makeInvite } from '@/lib/site/mutations/make-invite';
import { updateRegistration } from '@/lib/site/mutations/update-registration';
import { getRegistration } from '@/lib/site/queries/site';
import { registerUser } from '@/lib/accounts/registration/mutations/register-user';

afterEach(async () => {
  await db.update(site).set({ registration: 'open', inviteHash: null });
  Object.assign(settings(), { SMTP_URL: undefined });
});

const person = (invite?: string) => {
  const username = `r${randomUUID().slice(0, 8)}`;
  const password = 'seven lanterns in the orchard';
  return { username, email: `${username}@example.org`, password, confirmPassword: password, invite };
};
const choose = async (registration: 'open' | 'closed' | 'invite') =>
  updateRegistration(await makeOwner(), { registration, notifyNewDevice: true });
const codeOf = (link: string) => new URL(link).searchParams.get('invite')!;

test('where registration is closed nobody registers, with an invite or without', async () => {
  await choose('closed');
  const code = codeOf(await makeInvite(await makeOwner()));
  expect(await registerUser(person())).toEqual({ ok: false, code: 'closed' });
  expect(await registerUser(person(code))).toEqual({ ok: false, code: 'closed' });
});

test('a closed site does not tell who has an account', async () => {
  const member = await makeUser();
  await choose('closed');
  expect(await registerUser({ ...person(), username: member.username })).toEqual({
    ok: false,
    code: 'closed',
  });
});

test('an invite lets any number of people in until another one is made', async () => {
  await choose('invite');
  const owner = await makeOwner();
  expect(await registerUser(person())).toEqual({ ok: false, code: 'not-invited' });
  expect(await registerUser(person('guessed'))).toEqual({ ok: false, code: 'not-invited' });
  const first = codeOf(await makeInvite(owner));
  expect(await registerUser(person(first))).toMatchObject({ ok: true });
  expect(await registerUser(person(first))).toMatchObject({ ok: true });
  const second = codeOf(await makeInvite(owner));
  expect(await registerUser(person(first))).toEqual({ ok: false, code: 'not-invited' });
  expect(await registerUser(person(second))).toMatchObject({ ok: true });
});

test('what is stored of an invite lets nobody in', async () => {
  await choose('invite');
  await makeInvite(await makeOwner());
  const [row] = await db.select().from(site);
  expect(await registerUser(person(row!.inviteHash!))).toEqual({ ok: false, code: 'not-invited' });
});

test('only the owner decides who may register', async () => {
  const member = await makeUser();
  await expect(
    updateRegistration(member, { registration: 'closed', notifyNewDevice: false }),
  ).rejects.toThrow(NotFoundError);
  await expect(makeInvite(member)).rejects.toThrow(NotFoundError);
  expect(await getRegistration()).toMatchObject({ mode: 'open', hasInvite: false });
});

test('with a mail server, registering asks to confirm the address', async () => {
  await makeOwner();
  const [silent, mailed] = [person(), person()];
  await registerUser(silent);
  Object.assign(settings(), { SMTP_URL: 'smtp://127.0.0.1:1' });
  await registerUser(mailed);
  const mailTo = async (email: string) => db.select().from(outbox).where(eq(outbox.recipient, email));
  expect(await mailTo(silent.email)).toEqual([]);
  expect((await mailTo(mailed.email))[0]!.text).toContain('/links/');
});
