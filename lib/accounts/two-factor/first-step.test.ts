import { decode, encode } from 'next-auth/jwt';
import { afterEach, expect, test, vi } from 'vitest';
import { fingerprint, makeFirstStep, readFirstStep } from '@/lib/accounts/two-factor/first-step';
import { settings } from '@/lib/env';

const SESSION = 'colophon-session';
afterEach(() => void vi.useRealTimers());

const secret = () => settings().AUTH_SECRET!;

test('the first step of a login and a session never pass for each other', async () => {
  const firstStep = await makeFirstStep({ userId: 7, remember: false, passwordHash: 'x' });
  await expect(decode({ token: firstStep, secret: secret(), salt: SESSION })).rejects.toThrow();
  const token = { sub: '7', remember: false, password: 'x' };
  const session = await encode({ token, secret: secret(), salt: SESSION });
  expect(await readFirstStep(session)).toBeNull();
  expect(await readFirstStep(firstStep)).toMatchObject({ userId: 7 });
});

test.each(['', 'x', '....', '%', 'a'.repeat(5000)])('%j is no first step', async (token) => {
  expect(await readFirstStep(token)).toBeNull();
});

test.each([true, false])('it remembers that "Remember me" was %s', async (remember) => {
  const token = await makeFirstStep({ userId: 7, remember, passwordHash: 'x' });
  expect(await readFirstStep(token)).toEqual({ userId: 7, remember, password: fingerprint('x') });
});

test('the second step may follow for five minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const token = await makeFirstStep({ userId: 7, remember: true, passwordHash: 'x' });
  vi.setSystemTime(Date.now() + 290_000);
  expect(await readFirstStep(token)).not.toBeNull();
  // A few seconds are allowed for clocks that differ.
  vi.setSystemTime(Date.now() + 40_000);
  expect(await readFirstStep(token)).toBeNull();
});

test('a note of ours without a person or a password is no first step', async () => {
  const salt = 'colophon-first-step';
  for (const token of [{ sub: '7', remember: true }, { password: 'x' }, { sub: '7', password: 7 }]) {
    expect(await readFirstStep(await encode({ token, secret: secret(), salt }))).toBeNull();
  }
});

test('without a secret nothing is sealed', async () => {
  const { AUTH_SECRET } = settings();
  Object.assign(settings(), { AUTH_SECRET: undefined });
  const making = makeFirstStep({ userId: 7, remember: false, passwordHash: 'x' });
  await expect(making).rejects.toThrow('AUTH_SECRET is not set');
  Object.assign(settings(), { AUTH_SECRET });
});
