import { expect, test } from 'vitest';
import { makeOwner, makeUser } from '@/lib/testing/factories';
import { NewPasswordSchema } from '@/lib/accounts/fields/password';
import {
  commonPasswords,
  findPasswordProblem,
  findPasswordProblemOf,
  isPasswordProblem,
  passwordProblems,
} from '@/lib/accounts/passwords/password-rules';
import { NotFoundError } from '@/lib/errors';
import { updateSite } from '@/lib/site/mutations/update-site';
import { getSite } from '@/lib/site/queries/site';

const person = { username: 'ada_lovelace', email: 'qorvanne+blog@example.org' };

test('the 3000 most common passwords that are long enough are all refused', async () => {
  const list = [...(await commonPasswords())];
  const samples = list.filter((word) => NewPasswordSchema.safeParse(word).success).slice(0, 3000);
  expect(samples).toHaveLength(3000);
  for (const sample of samples) expect(await findPasswordProblem(sample, person), sample).not.toBeNull();
});

test('names of the person and the site are refused, and more around them is fine', async () => {
  const owner = await makeOwner();
  await updateSite(owner, { ...(await getSite()), title: 'Zebra Notebook' });
  for (const password of ['Ada_Lovelace!', 'qorvanne2024', 'zebranotebook1', 'Zebra-Notebook'])
    expect(await findPasswordProblem(password, person), password).toBe('password-personal');
  expect(await findPasswordProblem('zebra crossing at dusk', person)).toBeNull();
});

test.each([
  'correct horse battery',
  'пароль из четырёх слов',
  '四つの言葉を並べた鍵',
  '🦉🐙🦊🐢🦀🐝🐞🦋',
  '🦉'.repeat(64),
])('%s is accepted', async (password) => {
  expect(NewPasswordSchema.safeParse(password).success).toBe(true);
  expect(await findPasswordProblem(password, person)).toBeNull();
});

test.each(['1234567', '🦉🐙🦊🐢', 'a'.repeat(257), 'long enough\0', '🦉'.repeat(257)])(
  'size or NUL refuses %j',
  (password) => {
    expect(NewPasswordSchema.safeParse(password).success).toBe(false);
  },
);

test('256 characters of four bytes fit', () => {
  expect(NewPasswordSchema.safeParse('🦉'.repeat(256)).success).toBe(true);
});

test('each reason is told in a sentence of its own', async () => {
  const reasons = {
    'password-common': 'sunshine1',
    'password-repetitive': 'kq5zkq5zkq5z',
    'password-personal': 'ada_lovelace!',
  };
  for (const [reason, password] of Object.entries(reasons)) {
    expect(await findPasswordProblem(password, person)).toBe(reason);
    expect(isPasswordProblem(reason) && passwordProblems[reason]).toMatch(/^[A-Z].*\.$/);
  }
  expect(new Set(Object.values(passwordProblems)).size).toBe(3);
  expect(isPasswordProblem('username-taken')).toBe(false);
});

test('each word of the title counts, however they are spaced', async () => {
  const owner = await makeOwner();
  await updateSite(owner, { ...(await getSite()), title: 'Quokka   Gazette' });
  expect(await findPasswordProblem('gazette-x7', person)).toBe('password-personal');
});

test('the rules for an account are about its person, and an account must be there', async () => {
  const user = await makeUser({ username: `zarathustra-${Date.now()}` });
  expect(await findPasswordProblemOf(user.id, user.username)).toBe('password-personal');
  expect(await findPasswordProblemOf(user.id, 'correct horse battery')).toBeNull();
  await expect(findPasswordProblemOf(0, 'correct horse battery')).rejects.toThrow(NotFoundError);
});
