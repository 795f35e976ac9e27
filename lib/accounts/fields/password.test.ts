import { expect, test } from 'vitest';
import type { z } from 'zod';
import { CredentialsSchema, LogInSchema } from '@/lib/accounts/sessions/validation';
import { LogInCodeSchema, SecondStepSchema } from '@/lib/accounts/two-factor/validation';
import { NewPasswordSchema } from '@/lib/accounts/fields/password';

const good = { identifier: 'ada', password: 'correct horse' };
const owl = '🦉';

/** What a person is told of each field, in sentences of ours: zod's own have no full stop. */
function told(schema: z.ZodType, input: unknown): Record<string, string> {
  const { error } = schema.safeParse(input);
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));
}

test.each([
  ['no identifier', { identifier: undefined }, 'identifier', /^Enter your email or username\.$/],
  ['an empty identifier', { identifier: '' }, 'identifier', /^Enter your email or username\.$/],
  ['only spaces', { identifier: '  ' }, 'identifier', /^Enter your email or username\.$/],
  ['a very long identifier', { identifier: 'a'.repeat(255) }, 'identifier', /longer than .*\.$/],
  ['NUL in an identifier', { identifier: 'a\0b' }, 'identifier', /not an email or username\.$/],
  ['no password', { password: undefined }, 'password', /^Enter your password\.$/],
  ['an empty password', { password: '' }, 'password', /^Enter your password\.$/],
  ['a password of 257 letters', { password: 'a'.repeat(257) }, 'password', /at most 256 characters\.$/],
  ['a password of 257 emoji', { password: owl.repeat(257) }, 'password', /at most 256 characters\.$/],
  ['NUL in a password', { password: 'correct\0horse' }, 'password', /NUL character\.$/],
])('%s is refused at its field, in a sentence', (_, wrong, field, sentence) => {
  const messages = told(LogInSchema, { ...good, ...wrong });
  expect(Object.keys(messages)).toEqual([field]);
  expect(messages[field]).toMatch(sentence);
});

test('what fits is taken, with the spaces around a name removed and those of a password kept', () => {
  const longest = { identifier: ` ${'a'.repeat(254)} `, password: ` ${owl.repeat(254)} ` };
  expect(CredentialsSchema.parse(longest)).toEqual({
    identifier: 'a'.repeat(254),
    password: longest.password,
    remember: false,
  });
});

test.each([
  [true, true],
  ['on', true],
  ['true', true],
  [false, false],
  ['false', false],
  ['', false],
  [undefined, false],
])('"Remember me" sent as %j means %s', (remember, meant) => {
  expect(CredentialsSchema.parse({ ...good, remember }).remember).toBe(meant);
});

test('where to go next comes with the form of either step, and nothing that is not asked for', () => {
  expect(LogInSchema.parse({ ...good, next: '/a', id: 1 })).toEqual({ ...good, remember: false, next: '/a' });
  expect(LogInCodeSchema.parse({ code: ' 123456 ', next: '/a', id: 1 })).toEqual({
    code: '123456',
    next: '/a',
  });
});

test.each([
  [undefined, /^Enter the code\.$/],
  ['', /^Enter the code\.$/],
  ['  ', /^Enter the code\.$/],
  ['1'.repeat(101), /longer than any code\.$/],
  ['12\u0000456', /not a code\.$/],
])('the code %j is refused in a sentence', (code, sentence) => {
  expect(told(LogInCodeSchema, { code }).code).toMatch(sentence);
});

test('a recovery code of any length that could be one is taken', () => {
  expect(LogInCodeSchema.parse({ code: '1'.repeat(100) }).code).toHaveLength(100);
});

test('the second step takes both of its parts, neither empty nor endless', () => {
  const step = { firstStep: 'a'.repeat(2000), code: '1'.repeat(100) };
  expect(SecondStepSchema.safeParse(step).success).toBe(true);
  for (const wrong of [
    { firstStep: '' },
    { firstStep: `${step.firstStep}a` },
    { firstStep: undefined },
    { code: '' },
    { code: `${step.code}1` },
    { code: undefined },
  ])
    expect(SecondStepSchema.safeParse({ ...step, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});

test.each([
  [undefined, /^Choose a password\.$/],
  ['', /^Choose a password\.$/],
  ['1234567', /^Use at least 8 characters\..*\.$/],
  [owl.repeat(7), /^Use at least 8 characters\..*\.$/],
  ['a'.repeat(257), /^Use at most 256 characters\.$/],
  [owl.repeat(257), /^Use at most 256 characters\.$/],
  ['a'.repeat(513), /^Use at most 256 characters\.$/],
  ['long enough\0', /NUL character\.$/],
])('a new password of %j is refused in a sentence', (password, sentence) => {
  const { error } = NewPasswordSchema.safeParse(password);
  expect(error?.issues[0]?.message).toMatch(sentence);
});

test('a new password has 8 to 256 characters, however many bytes they take', () => {
  for (const password of ['12345678', owl.repeat(8), 'a'.repeat(256), owl.repeat(256)])
    expect(NewPasswordSchema.safeParse(password).success).toBe(true);
  // Not even counted.
  expect(NewPasswordSchema.safeParse('e' + '\u0301'.repeat(520)).success).toBe(false);
});
