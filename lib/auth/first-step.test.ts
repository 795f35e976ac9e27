import { decode, encode } from 'next-auth/jwt';
import { expect, test } from 'vitest';
import { makeFirstStep, readFirstStep } from '@/lib/auth/first-step';
import { settings } from '@/lib/env';

const SESSION = 'colophon-session';
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
