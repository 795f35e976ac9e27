import { expect, onTestFinished, test } from 'vitest';
import { makeUser } from '@/lib/testing/factories';
import { throttles } from '@/drizzle/schema';
import { LOG_IN_ACCOUNT, LOG_IN_NETWORK, LOG_IN_TYPED_NETWORK } from '@/lib/limits/attempt-limits';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { startSession } from '@/lib/accounts/sessions/mutations/sessions';
import { ThrottledError } from '@/lib/limits/mutations/throttle';
import { verifyCredentials } from '@/lib/accounts/sessions/verify-credentials';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';

// Read at the first use: one above the cheapest, so that an older hash can be cheaper.
process.env.BCRYPT_COST = '5';

const password = 'correct horse battery';
const refused = { outcome: 'refused' };
const withPassword = async (values = {}, text = password) =>
  makeUser({ ...(await hashPassword(text)), ...values });
const verify = (input: unknown) => verifyCredentials(input, '192.0.2.7');

test('of 50 wrong logins at once from one place ten are tried, and another place still gets in', async () => {
  const user = await withPassword();
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => verify({ identifier: user.username, password: 'wrong password' })),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  expect(
    results.every((result) => result.status === 'fulfilled' || result.reason instanceof ThrottledError),
  ).toBe(true);
  expect(await verifyCredentials({ identifier: user.username, password }, '198.51.100.9')).toMatchObject({
    outcome: 'verified',
  });
});

test('an account that is tried from everywhere still opens where its owner was before', async () => {
  const user = await withPassword();
  const from = (address: string) => verifyCredentials({ identifier: user.username, password }, address);
  await startSession(user.id, { remember: true, userAgent: '', network: '203.0.113.0/24' });
  for (let index = 0; index < LOG_IN_ACCOUNT.points; index += 1) {
    const wrong = { identifier: user.username, password: 'wrong password' };
    expect(await verifyCredentials(wrong, `198.18.${index}.1`)).toEqual(refused);
  }
  // In the words of a wrong password, so that the limit tells nobody that there is an account.
  expect(await from('198.19.0.1')).toEqual(refused);
  expect(await from('203.0.113.77')).toMatchObject({ outcome: 'verified' });
});

test('guesses are counted where the owner of the account was before, too', async () => {
  const user = await withPassword();
  const from = (text: string) =>
    verifyCredentials({ identifier: user.username, password: text }, '203.0.113.77');
  await startSession(user.id, { remember: true, userAgent: '', network: '203.0.113.0/24' });
  for (let guess = 0; guess < LOG_IN_TYPED_NETWORK.points; guess += 1)
    expect(await from('wrong password')).toEqual(refused);
  await expect(from(password)).rejects.toThrow(ThrottledError);
});

test('which name and address belong together cannot be asked: each is counted as typed', async () => {
  const user = await withPassword();
  const wrong = { password: 'wrong password' };
  for (let guess = 0; guess < LOG_IN_TYPED_NETWORK.points; guess += 1)
    expect(await verify({ identifier: user.username, ...wrong })).toEqual(refused);
  await expect(verify({ identifier: user.username, ...wrong })).rejects.toThrow(ThrottledError);
  expect(await verify({ identifier: `${user.username}@example.org`, ...wrong })).toEqual(refused);
});

test.each(['member', 'nobody'])('spellings of one identifier are counted as one: %s', async (kind) => {
  const name =
    kind === 'member' ? (await withPassword()).username : `nobody-${Math.random().toString(36).slice(2)}`;
  const wide = [...name].map((letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)).join('');
  const spellings = [name, name.toUpperCase(), ` ${name}`, wide];
  for (let guess = 0; guess < LOG_IN_TYPED_NETWORK.points; guess += 1)
    expect(await verify({ identifier: spellings[guess % 4], password: 'wrong password' })).toEqual(refused);
  for (const identifier of spellings)
    await expect(verify({ identifier, password: 'wrong password' })).rejects.toThrow(ThrottledError);
});

test('whoever is over the limit of the network is counted nowhere else', async () => {
  const { isPublic } = settings();
  Object.assign(settings(), { isPublic: true });
  onTestFinished(() => void Object.assign(settings(), { isPublic }));
  const attempt = (index: number) =>
    verifyCredentials({ identifier: `nobody-${index}`, password: 'wrong password' }, '203.0.114.1').catch(
      (error: unknown) => error,
    );
  for (let index = 0; index < LOG_IN_NETWORK.points; index += 1) await attempt(index);
  const counted = await db.$count(throttles);
  for (let index = 0; index < 20; index += 1)
    expect(await attempt(1000 + index)).toBeInstanceOf(ThrottledError);
  expect(await db.$count(throttles)).toBe(counted);
});
