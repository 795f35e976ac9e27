import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { auditEvents, recoveryCodes, users } from '@/drizzle/schema';
import { TOTP_ACCOUNT } from '@/lib/limits/attempt-limits';
import { replaceRecoveryCodes } from '@/lib/accounts/two-factor/mutations/recovery-codes';
import { RECOVERY_CODE_COUNT } from '@/lib/accounts/two-factor/recovery-code';
import { takeSecondFactor } from '@/lib/accounts/two-factor/mutations/take-second-factor';
import { ThrottledError } from '@/lib/limits/mutations/throttle';
import { makeTotpSecret } from '@/lib/accounts/two-factor/totp';
import { db } from '@/lib/db';

const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

async function makeSecured() {
  const secret = makeTotpSecret();
  const user = await makeUser({ totpSecret: secret, totpEnabledAt: new Date() });
  return { user, secret };
}

test('a code of the app works once, and so does none that came before it', async () => {
  const { user, secret } = await makeSecured();
  expect(await takeSecondFactor(user.id, codeOf(secret))).toBe(true);
  expect(await takeSecondFactor(user.id, codeOf(secret))).toBe(false);
  expect(await takeSecondFactor(user.id, codeOf(secret, -1))).toBe(false);
  expect(await takeSecondFactor(user.id, codeOf(secret, 1))).toBe(true);
});

test('of eight who use one code at once one wins', async () => {
  const { user, secret } = await makeSecured();
  const code = codeOf(secret);
  const results = await Promise.all(Array.from({ length: 8 }, () => takeSecondFactor(user.id, code)));
  expect(results.filter(Boolean)).toHaveLength(1);
});

test('the eleventh guess must wait, even for the right code, and another person need not', async () => {
  const { user, secret } = await makeSecured();
  for (let guess = 0; guess < TOTP_ACCOUNT.points; guess++)
    expect(await takeSecondFactor(user.id, '000000')).toBe(false);
  await expect(takeSecondFactor(user.id, codeOf(secret))).rejects.toThrow(ThrottledError);
  const other = await makeSecured();
  expect(await takeSecondFactor(other.user.id, codeOf(other.secret))).toBe(true);
});

test('a secret that is not in force yet opens nothing', async () => {
  const secret = makeTotpSecret();
  const user = await makeUser({ totpSecret: secret });
  expect(await takeSecondFactor(user.id, codeOf(secret))).toBe(false);
});

test('ten recovery codes, each works once, however it is typed', async () => {
  const { user } = await makeSecured();
  const codes = await replaceRecoveryCodes(user.id, db);
  expect(new Set(codes).size).toBe(RECOVERY_CODE_COUNT);
  expect(codes.every((code) => /^([0-9a-hjkmnp-tv-z]{6}-){3}[0-9a-hjkmnp-tv-z]{6}$/.test(code))).toBe(true);
  expect(await takeSecondFactor(user.id, ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')} `)).toBe(true);
  expect(await takeSecondFactor(user.id, codes[0]!)).toBe(false);
  expect(await takeSecondFactor(user.id, codes[1]!.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(true);
  expect(await db.$count(recoveryCodes, eq(recoveryCodes.userId, user.id))).toBe(8);
});

test('of eight who use one recovery code at once one wins', async () => {
  const { user } = await makeSecured();
  const [code] = await replaceRecoveryCodes(user.id, db);
  const results = await Promise.all(Array.from({ length: 8 }, () => takeSecondFactor(user.id, code!)));
  expect(results.filter(Boolean)).toHaveLength(1);
});

test('recovery codes belong to one person, and are not stored', async () => {
  const { user } = await makeSecured();
  const other = await makeSecured();
  const codes = await replaceRecoveryCodes(user.id, db);
  expect(await takeSecondFactor(other.user.id, codes[0]!)).toBe(false);
  const rows = JSON.stringify(await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id)));
  for (const code of codes) expect(rows).not.toContain(code);
});

test('somebody without a second step has no code that works', async () => {
  const user = await makeUser();
  expect(await takeSecondFactor(user.id, '000000')).toBe(false);
  expect(await db.select({ step: users.totpLastStep }).from(users).where(eq(users.id, user.id))).toEqual([
    { step: 0 },
  ]);
});

test('a right code forgets the wrong ones before it', async () => {
  const { user, secret } = await makeSecured();
  for (let guess = 1; guess < TOTP_ACCOUNT.points; guess++) await takeSecondFactor(user.id, '000000');
  expect(await takeSecondFactor(user.id, codeOf(secret))).toBe(true);
  for (let guess = 0; guess < TOTP_ACCOUNT.points; guess++)
    expect(await takeSecondFactor(user.id, '000000')).toBe(false);
});

test('a recovery code may be typed with letters that look like its digits, and using one is an event', async () => {
  const { user } = await makeSecured();
  const codeHash = createHash('sha256')
    .update('0'.repeat(12) + '1'.repeat(12))
    .digest('hex');
  await db.insert(recoveryCodes).values({ userId: user.id, codeHash });
  expect(await takeSecondFactor(user.id, 'OOOOOO-oooooo-IIIIII-llllll')).toBe(true);
  const events = await db.select().from(auditEvents).where(eq(auditEvents.userId, user.id));
  expect(events).toEqual([expect.objectContaining({ kind: 'recovery-code-used', actorId: user.id })]);
});

test.each(['123456-abcdef-abcdef-abcdef', 'abcdef-abcdef-abcdef-123456'])(
  'the recovery code %s is no code of the app, though six digits of it could be one',
  async (code) => {
    const { user } = await makeSecured();
    const codeHash = createHash('sha256').update(code.replaceAll('-', '')).digest('hex');
    await db.insert(recoveryCodes).values({ userId: user.id, codeHash });
    expect(await takeSecondFactor(user.id, code)).toBe(true);
  },
);

test('a code that was used while the clock ran ahead does not shut the account', async () => {
  const { user, secret } = await makeSecured();
  const inAYear = Math.floor(Date.now() / 30_000) + 1_051_200;
  await db.update(users).set({ totpLastStep: inAYear }).where(eq(users.id, user.id));
  expect(await takeSecondFactor(user.id, codeOf(secret))).toBe(true);
  expect(await takeSecondFactor(user.id, codeOf(secret))).toBe(false);
});
