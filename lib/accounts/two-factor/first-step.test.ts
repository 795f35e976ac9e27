import { encode } from 'next-auth/jwt';
import { afterEach, expect, test, vi } from 'vitest';
import { seal } from '@/lib/access/tokens';
import { fingerprint, makeFirstStep, readFirstStep } from '@/lib/accounts/two-factor/first-step';
import { settings } from '@/lib/env';

afterEach(() => void vi.useRealTimers());

test('a session, and what is sealed for another purpose, never pass for a first step', async () => {
  const token = { sub: '7', remember: false, password: 'x' };
  const session = await encode({ token, secret: settings().AUTH_SECRET!, salt: 'colophon-session' });
  expect(readFirstStep(session)).toBeNull();
  const note = { userId: 7, remember: false, password: 'x', expiresAt: Date.now() + 60_000 };
  expect(readFirstStep(seal('totp secret', '', JSON.stringify(note)))).toBeNull();
  const first = makeFirstStep({ userId: 7, remember: false, passwordHash: 'x' });
  expect(readFirstStep(first)).toMatchObject({ userId: 7 });
});

test.each(['', 'x', '....', '%', 'v1.', 'a'.repeat(5000)])('%j is no first step', (token) => {
  expect(readFirstStep(token)).toBeNull();
});

test('a note that was changed in one place is none', () => {
  const token = makeFirstStep({ userId: 7, remember: false, passwordHash: 'x' });
  const at = token.length - 5;
  const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
  expect(readFirstStep(changed)).toBeNull();
});

test.each([true, false])('it remembers that "Remember me" was %s', (remember) => {
  const token = makeFirstStep({ userId: 7, remember, passwordHash: 'x' });
  expect(readFirstStep(token)).toEqual({ userId: 7, remember, password: fingerprint('x') });
});

test('the second step may follow for five minutes', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const token = makeFirstStep({ userId: 7, remember: true, passwordHash: 'x' });
  vi.setSystemTime(Date.now() + 299_000);
  expect(readFirstStep(token)).not.toBeNull();
  vi.setSystemTime(Date.now() + 1000);
  expect(readFirstStep(token)).toBeNull();
});

test('without a secret nothing is sealed', () => {
  const { AUTH_SECRET } = settings();
  Object.assign(settings(), { AUTH_SECRET: undefined });
  expect(() => makeFirstStep({ userId: 7, remember: false, passwordHash: 'x' })).toThrow(
    'AUTH_SECRET is not set',
  );
  Object.assign(settings(), { AUTH_SECRET });
});
