import { performance } from 'node:perf_hooks';
import bcrypt from 'bcryptjs';
import { expect, test, vi } from 'vitest';
import {
  HashingBusyError,
  hashPassword,
  isOutdated,
  verifyPassword,
} from '@/lib/accounts/passwords/password';
import { hash, QUEUE_LIMIT } from '@/lib/accounts/passwords/hash-pool';

test('a password of up to 72 bytes is plain bcrypt that any tool can check', async () => {
  const stored = await hashPassword('correct horse');
  expect(stored.passwordScheme).toBe('bcrypt');
  expect(bcrypt.compareSync('correct horse', stored.passwordHash)).toBe(true);
  await expect(verifyPassword('correct horse', stored)).resolves.toBe(true);
  await expect(verifyPassword('correct horsf', stored)).resolves.toBe(false);
});

test('every byte counts beyond the 72 that bcrypt reads', async () => {
  const stored = await hashPassword('a'.repeat(72) + 'X');
  expect(stored.passwordScheme).toBe('bcrypt-sha384');
  await expect(verifyPassword('a'.repeat(72) + 'X', stored)).resolves.toBe(true);
  await expect(verifyPassword('a'.repeat(72) + 'Y', stored)).resolves.toBe(false);
  await expect(verifyPassword('a'.repeat(72), stored)).resolves.toBe(false);
});

test('64 emoji are a password', async () => {
  const emoji = '🦉'.repeat(64);
  await expect(verifyPassword(emoji, await hashPassword(emoji))).resolves.toBe(true);
});

test('composed and decomposed letters are the same password', async () => {
  await expect(verifyPassword('cafe\u0301 au lait', await hashPassword('caf\u00e9 au lait'))).resolves.toBe(
    true,
  );
});

test.each([
  null,
  { passwordHash: 'x'.repeat(60), passwordScheme: 'bcrypt' },
  { passwordHash: '', passwordScheme: '' },
])('nothing matches the absent or malformed hash %j', async (stored) =>
  expect(await verifyPassword('anything at all', stored)).toBe(false),
);

test('a hash made at a lower cost is outdated', async () => {
  const stored = await hashPassword('correct horse');
  expect(isOutdated(stored)).toBe(false);
  expect(
    isOutdated({ ...stored, passwordHash: bcrypt.hashSync('correct horse', 4).replace('$04$', '$03$') }),
  ).toBe(true);
});

test('a storm of hashes fills the queue and then is refused', async () => {
  const storm = Array.from({ length: QUEUE_LIMIT + 5 }, () => hashPassword('correct horse'));
  const settled = await Promise.allSettled(storm);
  const refused = settled.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(4);
  expect(refused.every((result) => result.reason instanceof HashingBusyError)).toBe(true);
  await expect(hashPassword('correct horse')).resolves.toMatchObject({ passwordScheme: 'bcrypt' });
});

test('a process whose first comparison is refused in a storm compares again after it', async () => {
  vi.resetModules();
  const fresh = await import('@/lib/accounts/passwords/password');
  const storm = Array.from({ length: QUEUE_LIMIT + 1 }, () => hash('correct horse', 4));
  await expect(fresh.verifyPassword('correct horse', null)).rejects.toMatchObject({
    name: 'HashingBusyError',
  });
  await Promise.all(storm);
  expect(await fresh.verifyPassword('correct horse', null)).toBe(false);
});

test('the main thread stays free while passwords are hashed', async () => {
  const before = performance.eventLoopUtilization();
  await Promise.all(Array.from({ length: 8 }, () => hash('correct horse', 10)));
  // A share of time, not a time: hashing on this thread would use nearly all of it.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});

test('what was stored before is read today, however long the password is', async () => {
  const long = {
    passwordHash: '$2b$04$PP7mNsiI.Jd1aRwe966VIumIIWdMY1tlzxDjP0QkNWml9EjBXkJYu',
    passwordScheme: 'bcrypt-sha384',
  };
  expect(await verifyPassword('a'.repeat(72) + 'X', long)).toBe(true);
  const short = { passwordHash: bcrypt.hashSync('a'.repeat(72), 4), passwordScheme: 'bcrypt' };
  expect(await verifyPassword('a'.repeat(72), short)).toBe(true);
});

test('a hash holds for its own scheme, and for nothing before or after it', async () => {
  const stored = await hashPassword('correct horse');
  const { passwordHash } = stored;
  for (const changed of [
    { ...stored, passwordScheme: 'bcrypt-sha384' },
    { ...stored, passwordHash: ` ${passwordHash}` },
    { ...stored, passwordHash: `${passwordHash}x` },
  ])
    expect(await verifyPassword('correct horse', changed)).toBe(false);
});

test('a hash that is none is outdated, too', () => {
  expect(isOutdated({ passwordHash: 'none', passwordScheme: 'bcrypt' })).toBe(true);
});
