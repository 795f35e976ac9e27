import bcrypt from 'bcryptjs';
import { and, eq, sql } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { expect, test, vi } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { auditEvents, throttles, users } from '@/drizzle/schema';
import { fingerprint, makeFirstStep } from '@/lib/accounts/two-factor/first-step';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { makeTotpSecret } from '@/lib/accounts/two-factor/totp';
import { noteNewAccount } from '@/lib/accounts/sessions/new-account';
import { verifyCredentials } from '@/lib/accounts/sessions/verify-credentials';
import { db } from '@/lib/db';

// Read at the first use: one above the cheapest, so that an older hash can be cheaper.
process.env.BCRYPT_COST = '5';

const password = 'correct horse battery';
const refused = { outcome: 'refused' };
const withPassword = async (values = {}, text = password) =>
  makeUser({ ...(await hashPassword(text)), ...values });
const verify = (input: unknown) => verifyCredentials(input, '192.0.2.7');
const rowOf = async (id: number) => (await db.select().from(users).where(eq(users.id, id)))[0]!;
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

test('username and email open the account, regardless of case', async () => {
  const user = await withPassword();
  const verified = {
    outcome: 'verified',
    user: {
      id: String(user.id),
      remember: false,
      password: fingerprint((await rowOf(user.id)).passwordHash),
    },
  };
  expect(await verify({ identifier: user.username.toUpperCase(), password })).toEqual(verified);
  expect(await verify({ identifier: `${user.username}@EXAMPLE.org`, password })).toEqual(verified);
  const remembered = await verify({ identifier: user.username, password, remember: 'true' });
  expect(remembered).toMatchObject({ user: { remember: true } });
});

test('an unknown person, a wrong password, a disabled account and a broken hash are refused alike', async () => {
  const user = await withPassword();
  const disabled = await withPassword({ disabledAt: new Date() });
  const broken = await makeUser({ passwordHash: 'not a hash' });
  expect(await verify({ identifier: 'nobody-at-all', password })).toEqual(refused);
  expect(await verify({ identifier: user.username, password: `${password}?` })).toEqual(refused);
  expect(await verify({ identifier: disabled.username, password })).toEqual(refused);
  expect(await verify({ identifier: broken.username, password })).toEqual(refused);
});

test('every byte of a long password counts', async () => {
  const user = await withPassword({}, 'a'.repeat(72) + 'X');
  const identifier = user.username;
  expect(await verify({ identifier, password: 'a'.repeat(72) + 'Y' })).toEqual(refused);
  expect(await verify({ identifier, password: 'a'.repeat(72) })).toEqual(refused);
  expect(await verify({ identifier, password: 'a'.repeat(72) + 'X' })).toMatchObject({
    outcome: 'verified',
  });
});

test.each([
  ['NUL', 'correct\0horse'],
  ['nothing', ''],
  ['257 characters', 'a'.repeat(257)],
  ['megabytes', 'a'.repeat(3_000_000)],
  ['no text', { toString: 'x' }],
])('a password that is %s is refused before anything is hashed or counted', async (_, bad) => {
  const user = await withPassword();
  const counted = await db.$count(throttles);
  expect(await verify({ identifier: user.username, password: bad })).toEqual(refused);
  expect(await db.$count(throttles)).toBe(counted);
  const events = and(eq(auditEvents.userId, user.id), eq(auditEvents.kind, 'log-in-failed'));
  expect(await db.$count(auditEvents, events)).toBe(0);
});

test('NUL does not make a short password pass as its repetition', async () => {
  const user = await withPassword({}, 'abcdefgh');
  expect(await verify({ identifier: user.username, password: 'abcdefgh\0abcdefgh' })).toEqual(refused);
});

test('composed and decomposed letters log in alike', async () => {
  const user = await withPassword({}, 'caf\u00e9 au lait');
  expect(await verify({ identifier: user.username, password: 'cafe\u0301 au lait' })).toMatchObject({
    outcome: 'verified',
  });
});

test('a hash of an older cost is made anew by the right password only', async () => {
  const old = bcrypt.hashSync(password, 4);
  const user = await makeUser({ passwordHash: old });
  await verify({ identifier: user.username, password: 'wrong password' });
  expect((await rowOf(user.id)).passwordHash).toBe(old);
  await verify({ identifier: user.username, password });
  expect((await rowOf(user.id)).passwordHash).toMatch(/^\$2b\$05\$/);
  expect(await verify({ identifier: user.username, password })).toMatchObject({ outcome: 'verified' });
});

test('of two who log in at once while the hash is old, both get in', async () => {
  const user = await makeUser({ passwordHash: bcrypt.hashSync(password, 4) });
  const attempts = ['192.0.2.8', '192.0.2.9'].map((address) =>
    verifyCredentials({ identifier: user.username, password }, address),
  );
  // Held until both have made a hash, so that one finds the other's stored.
  await db.transaction(async (tx) => {
    await tx.select().from(users).where(eq(users.id, user.id)).for('update');
    await expect.poll(() => countWaiting()).toBe(2);
  });
  const logins = await Promise.all(attempts);
  const now = fingerprint((await rowOf(user.id)).passwordHash);
  for (const login of logins) expect(login).toMatchObject({ outcome: 'verified', user: { password: now } });
});

test('a password that is changed while its hash is made anew opens nothing, and the change stays', async () => {
  const user = await makeUser({ passwordHash: bcrypt.hashSync(password, 4) });
  const { passwordHash: changed } = await hashPassword('another password');
  const attempt = verify({ identifier: user.username, password });
  await db.transaction(async (tx) => {
    await tx.select().from(users).where(eq(users.id, user.id)).for('update');
    await expect.poll(() => countWaiting()).toBe(1);
    await tx.update(users).set({ passwordHash: changed }).where(eq(users.id, user.id));
  });
  expect(await attempt).toEqual(refused);
  expect((await rowOf(user.id)).passwordHash).toBe(changed);
});

async function countWaiting(): Promise<number> {
  const waiting = await db.execute(sql`select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like 'update "users"%'`);
  return waiting.length;
}

test('with two-step login the password alone opens nothing', async () => {
  const secret = makeTotpSecret();
  const user = await withPassword({ totpSecret: secret, totpEnabledAt: new Date() });
  const identifier = user.username;
  const first = await verify({ identifier, password, remember: 'on' });
  expect(first.outcome).toBe('code-required');
  const firstStep = first.outcome === 'code-required' ? first.firstStep : '';
  expect(await verify({ firstStep, code: '000000' })).toEqual(refused);
  expect(await verify({ firstStep: `${firstStep.slice(0, -2)}AA`, code: codeOf(secret) })).toEqual(refused);
  const second = await verify({ firstStep, code: codeOf(secret) });
  expect(second).toMatchObject({ outcome: 'verified', user: { id: String(user.id), remember: true } });
  expect(await verify({ firstStep, code: codeOf(secret) })).toEqual(refused);
});

test('password and code may come at once, as long as both are right', async () => {
  const secret = makeTotpSecret();
  const user = await withPassword({ totpSecret: secret, totpEnabledAt: new Date() });
  const identifier = user.username;
  expect(await verify({ identifier, password: 'wrong password', code: codeOf(secret) })).toEqual(refused);
  expect(await verify({ identifier, password, code: '000000' })).toEqual(refused);
  expect(await verify({ identifier, password, code: codeOf(secret) })).toMatchObject({ outcome: 'verified' });
});

test('the first step is worth nothing once the password is changed, or the account disabled or deleted', async () => {
  const secret = makeTotpSecret();
  const user = await withPassword({ totpSecret: secret, totpEnabledAt: new Date() });
  const { passwordHash } = await rowOf(user.id);
  const firstStep = makeFirstStep({ userId: user.id, remember: false, passwordHash });
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, user.id));
  expect(await verify({ firstStep, code: codeOf(secret) })).toEqual(refused);
  await db
    .update(users)
    .set({ disabledAt: null, ...(await hashPassword('another password')) })
    .where(eq(users.id, user.id));
  expect(await verify({ firstStep, code: codeOf(secret) })).toEqual(refused);
  await db.delete(users).where(eq(users.id, user.id));
  expect(await verify({ firstStep, code: codeOf(secret) })).toEqual(refused);
});

test('logins and failures are events of the account, and a wrong code is told from a wrong password', async () => {
  const secret = makeTotpSecret();
  const user = await withPassword({ totpSecret: secret, totpEnabledAt: new Date() });
  const identifier = user.username;
  await verify({ identifier, password: 'wrong password' });
  await verify({ identifier, password, code: '000000' });
  const first = await verify({ identifier, password });
  const { firstStep } = first as { firstStep: string };
  await verify({ firstStep, code: '000000' });
  await verify({ firstStep, code: codeOf(secret) });
  const events = await db
    .select({ kind: auditEvents.kind, actorId: auditEvents.actorId, detail: auditEvents.detail })
    .from(auditEvents)
    .where(eq(auditEvents.userId, user.id))
    .orderBy(auditEvents.id);
  expect(events).toEqual([
    { kind: 'log-in-failed', actorId: null, detail: '' },
    { kind: 'log-in-failed', actorId: null, detail: 'wrong code' },
    { kind: 'log-in-failed', actorId: null, detail: 'wrong code' },
    { kind: 'log-in', actorId: user.id, detail: '' },
  ]);
});

test('an account of today’s cost keeps its hash', async () => {
  const user = await withPassword();
  const { passwordHash } = await rowOf(user.id);
  await verify({ identifier: user.username, password });
  expect((await rowOf(user.id)).passwordHash).toBe(passwordHash);
});

test('an address logs in as it was typed, in Unicode or in ASCII', async () => {
  await withPassword({ email: 'ivan@xn--80a1acny.xn--p1ai' });
  for (const identifier of ['ivan@почта.рф', 'IVAN@Почта.РФ', 'ivan@xn--80a1acny.xn--p1ai'])
    expect(await verify({ identifier, password })).toMatchObject({ outcome: 'verified' });
});

test('a new account is opened by the note of its making alone, for a minute, unless it is disabled', async () => {
  const user = await makeUser();
  const verify = (newAccount: string) => verifyCredentials({ newAccount }, '');
  const note = noteNewAccount(user.id);
  expect(await verify(note)).toMatchObject({ outcome: 'verified', user: { id: String(user.id) } });
  const firstStep = makeFirstStep({ userId: user.id, remember: false, passwordHash: 'none' });
  for (const other of [String(user.id), 'v1.x', firstStep, note.slice(0, -1)])
    expect(await verify(other)).toEqual({ outcome: 'refused' });
  const disabled = await makeUser({ disabledAt: new Date() });
  expect(await verify(noteNewAccount(disabled.id))).toEqual({ outcome: 'refused' });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  expect(await verify(note)).toEqual({ outcome: 'refused' });
  vi.useRealTimers();
});
