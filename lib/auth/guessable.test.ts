import { expect, test } from 'vitest';
import { isCommon, isPersonal, isRepetitive } from '@/lib/auth/guessable';

const common = new Set(['password', 'sunshine', 'dragon', 'letmein', '12345678', 'passwordpassword']);

test.each([
  ['password', true],
  ['PASSWORD', true],
  ['ｐａｓｓｗｏｒｄ', true],
  ['!password2!', true],
  ['dragon2024!', true],
  ['dragon, dragon', true],
  ['password.sunshine', true],
  ['sunshine dragons on wheels', false],
  ['dragon and 7 badgers', false],
  ['correct horse battery', false],
  ['Übermut tut selten gut', false],
])('%s is common: %s', (password, expected) => {
  expect(isCommon(password, common)).toBe(expected);
});

test.each([
  ['aaaaaaaaaaaa', true],
  ['abababababab', true],
  ['abcabcabcabc', true],
  ['sunshinesunshine', true],
  ['abcdefghijkl', true],
  ['qwertyuiop12', true],
  ['9876543210', true],
  ['abcd1234', true],
  ['correct horse battery', false],
  ['a'.repeat(72) + 'X', false],
  ['天地玄黄宇宙洪荒', false],
  ['🦉🐙🦊🐢🦀🐝🐞🦋', false],
])('%s is repetitive: %s', (password, expected) => {
  expect(isRepetitive(password, common)).toBe(expected);
});

test.each([
  ['Ada-Lovelace', ['ada-lovelace'], true],
  ['adalovelace1815', ['ada-lovelace'], true],
  ['my.blog.password', ['My Blog'], true],
  ['ada lovelace wrote programs', ['ada-lovelace'], false],
  ['canadian geese fly', ['ada'], false],
  ['no such word in it', ['ada', 'blog'], false],
  ['ab and much more', ['ab'], false],
])('%s of %j is personal: %s', (password, context, expected) => {
  expect(isPersonal(password, context, common)).toBe(expected);
});
