import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { afterEach, expect, test } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { users } from '@/drizzle/schema';
import { takeSecondFactor } from '@/lib/accounts/two-factor/mutations/take-second-factor';
import { makeTotpSecret } from '@/lib/accounts/two-factor/totp';
import { openTotpSecret, sealTotpSecret } from '@/lib/accounts/two-factor/totp-seal';
import { sealStoredTotpSecrets } from '@/lib/accounts/two-factor/mutations/seal-stored-secrets';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { startTotp } from '@/lib/accounts/two-factor/mutations/start-totp';

const { AUTH_SECRET } = settings();
afterEach(() => void Object.assign(settings(), { AUTH_SECRET }));

const storedOf = async (id: number) =>
  (await db.select({ stored: users.totpSecret }).from(users).where(eq(users.id, id)))[0]!.stored!;
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

test('a sealed secret comes back for its own account, and shows nothing of itself', () => {
  const secret = makeTotpSecret();
  const sealed = sealTotpSecret(7, secret);
  expect(openTotpSecret(7, sealed)).toBe(secret);
  expect(sealed).not.toContain(secret);
  expect(Buffer.from(sealed.slice(3), 'base64url').includes(Buffer.from(secret))).toBe(false);
  expect(sealTotpSecret(7, secret)).not.toBe(sealed);
});

test('what was sealed before is opened today', () => {
  Object.assign(settings(), { AUTH_SECRET: 'a secret from long ago, long enough to be one' });
  const sealed = 'v1.BwcHBwcHBwcHBwcHQ9OMNCIKLlfkt_0ZNdA086v9Sn0cPaSMFH89r7bXqP2iqpk2IvaTMZu41Ajt8VAP';
  expect(openTotpSecret(7, sealed)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});

test('it opens for no other account, with no other AUTH_SECRET, and not when it was changed or cut', () => {
  const sealed = sealTotpSecret(7, makeTotpSecret());
  expect(openTotpSecret(8, sealed)).toBeNull();
  for (let at = 3; at < sealed.length; at += 1) {
    const other = sealed[at] === 'A' ? 'Q' : 'A';
    expect(openTotpSecret(7, sealed.slice(0, at) + other + sealed.slice(at + 1)), String(at)).toBeNull();
    expect(openTotpSecret(7, sealed.slice(0, at)), String(at)).toBeNull();
  }
  Object.assign(settings(), { AUTH_SECRET: 'another secret, long enough to be one as well' });
  expect(openTotpSecret(7, sealed)).toBeNull();
});

test('setting up stores the secret sealed, and codes of the app open it', async () => {
  const user = await makeUser();
  await startTotp(user);
  const stored = await storedOf(user.id);
  expect(stored).toMatch(/^v1\./);
  await db.update(users).set({ totpEnabledAt: new Date() }).where(eq(users.id, user.id));
  expect(await takeSecondFactor(user.id, codeOf(openTotpSecret(user.id, stored)!))).toBe(true);
});

test('a secret that cannot be opened lets nobody in', async () => {
  const secret = makeTotpSecret();
  const other = await makeUser();
  const user = await makeUser({
    totpSecret: sealTotpSecret(other.id, secret),
    totpEnabledAt: new Date(),
  });
  expect(await takeSecondFactor(user.id, codeOf(secret))).toBe(false);
});

test('secrets that an older version stored go on working, and are sealed once', async () => {
  const secret = makeTotpSecret();
  const user = await makeUser({ totpSecret: secret, totpEnabledAt: new Date() });
  const fresh = await makeUser();
  await startTotp(fresh);
  const before = await storedOf(fresh.id);
  expect(openTotpSecret(user.id, secret)).toBe(secret);
  expect(await sealStoredTotpSecrets()).toBe(1);
  expect(await storedOf(user.id)).toMatch(/^v1\./);
  expect(await takeSecondFactor(user.id, codeOf(secret))).toBe(true);
  expect(await storedOf(fresh.id)).toBe(before);
  expect(await sealStoredTotpSecrets()).toBe(0);
});
