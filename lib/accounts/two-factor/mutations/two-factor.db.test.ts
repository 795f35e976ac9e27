import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { outbox, recoveryCodes, users } from '@/drizzle/schema';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { takeSecondFactor } from '@/lib/accounts/two-factor/mutations/take-second-factor';
import { openTotpSecret } from '@/lib/accounts/two-factor/totp-seal';
import { db } from '@/lib/db';
import { disableOwnTotp, disableTotp } from '@/lib/accounts/two-factor/mutations/disable-totp';
import { enableTotp } from '@/lib/accounts/two-factor/mutations/enable-totp';
import { renewRecoveryCodes } from '@/lib/accounts/two-factor/mutations/renew-recovery-codes';
import { startTotp } from '@/lib/accounts/two-factor/mutations/start-totp';
import { getOwnTwoFactor } from '@/lib/accounts/two-factor/queries/own-two-factor';

const currentPassword = 'correct horse battery';
const makePerson = async () => makeUser(await hashPassword(currentPassword));

async function secretOf(person: { id: number }): Promise<string> {
  const [row] = await db.select().from(users).where(eq(users.id, person.id));
  return openTotpSecret(person.id, row!.totpSecret!)!;
}
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

async function makeSecured() {
  const person = await makePerson();
  await startTotp(person);
  const secret = await secretOf(person);
  const enabled = await enableTotp(person, { code: codeOf(secret), currentPassword });
  return { person, secret, codes: enabled.ok ? enabled.value.codes : [] };
}

test('it is in force only after a code and the password, and then hides its secret', async () => {
  const person = await makePerson();
  expect(await getOwnTwoFactor(person)).toEqual({ status: 'off' });
  await startTotp(person);
  const secret = await secretOf(person);
  expect(await getOwnTwoFactor(person)).toMatchObject({ status: 'started', secret });
  expect(await enableTotp(person, { code: '000000', currentPassword })).toMatchObject({ code: 'wrong-code' });
  const code = codeOf(secret);
  expect(await enableTotp(person, { code, currentPassword: 'not it, sorry' })).toMatchObject({
    code: 'wrong-password',
  });
  expect(await enableTotp(person, { code, currentPassword })).toMatchObject({ ok: true });
  const state = await getOwnTwoFactor(person);
  expect(state).toMatchObject({ status: 'on', recoveryCodesLeft: 10 });
  expect(JSON.stringify(state)).not.toContain(secret);
  const mails = await db
    .select()
    .from(outbox)
    .where(eq(outbox.recipient, `${person.username}@example.org`));
  expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('turned on')]);
});

test('the code that turned it on is used up, and turning it on twice changes nothing', async () => {
  const { person, secret } = await makeSecured();
  expect(await takeSecondFactor(person.id, codeOf(secret))).toBe(false);
  await startTotp(person);
  expect(await secretOf(person)).toBe(secret);
  expect(await enableTotp(person, { code: codeOf(secret, 1), currentPassword })).toMatchObject({
    code: 'not-started',
  });
});

test('turning it off takes the password and a code', async () => {
  const { person, secret, codes } = await makeSecured();
  const code = codeOf(secret, 1);
  expect(await disableOwnTotp(person, { currentPassword: 'not it, sorry', code })).toMatchObject({
    code: 'wrong-password',
  });
  expect(await disableOwnTotp(person, { currentPassword, code: '000000' })).toMatchObject({
    code: 'wrong-code',
  });
  expect(await disableOwnTotp(person, { currentPassword, code: codes[3]! })).toMatchObject({ ok: true });
  expect(await getOwnTwoFactor(person)).toEqual({ status: 'off' });
  expect(await db.$count(recoveryCodes, eq(recoveryCodes.userId, person.id))).toBe(0);
});

test('new recovery codes end the old ones', async () => {
  const { person, codes } = await makeSecured();
  const renewed = await renewRecoveryCodes(person, { currentPassword });
  expect(renewed).toMatchObject({ ok: true });
  expect(await takeSecondFactor(person.id, codes[0]!)).toBe(false);
  expect(await takeSecondFactor(person.id, renewed.ok ? renewed.value.codes[0]! : '')).toBe(true);
});

test('the command turns it off for somebody who is locked out', async () => {
  const { person } = await makeSecured();
  expect(await disableTotp(person.id)).toBe(true);
  expect(await disableTotp(person.id)).toBe(false);
  expect(await getOwnTwoFactor(person)).toEqual({ status: 'off' });
});
