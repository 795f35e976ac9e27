import { expect, test } from 'vitest';
import { sessionHandle } from '@/lib/accounts/sessions/session-handle';

test('a session has one short name, which tells nothing of what is stored', () => {
  const [one, other] = [sessionHandle('a'.repeat(64)), sessionHandle('b'.repeat(64))];
  expect(one).toMatch(/^[A-Za-z0-9_-]{16}$/);
  expect(sessionHandle('a'.repeat(64))).toBe(one);
  expect(other).not.toBe(one);
  // Not a piece of the hash, in any spelling of it.
  const hash = 'a'.repeat(64);
  const spellings = [
    hash,
    Buffer.from(hash, 'hex').toString('base64url'),
    Buffer.from(hash).toString('base64url'),
  ];
  for (const spelling of spellings) expect(spelling).not.toContain(one);
});
