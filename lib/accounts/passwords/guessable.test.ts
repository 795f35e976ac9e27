import { expect, test } from 'vitest';
import { isCommon, isPersonal, isRepetitive } from '@/lib/accounts/passwords/guessable';

const common = new Set([
  'password',
  'sunshine',
  'dragon',
  'letmein',
  '12345678',
  'passwordpassword',
  'pa55word',
  'moon',
]);

test.each([
  ['password', true],
  ['PASSWORD', true],
  ['ｐａｓｓｗｏｒｄ', true],
  ['!password2!', true],
  ['dragon2024!', true],
  ['dragon, dragon', true],
  ['password.sunshine', true],
  ['12345678', true],
  // Up to five characters around a listed word.
  ['!pa55word', true],
  ['!!pa55word', true],
  ['pa55word99', true],
  ['!!!pa55word!!', true],
  ['!!!pa55word!!!', false],
  // One listed word again and again, or two where a long password should be better.
  ['moon moon moon', true],
  ['dragonsunshine', false],
  ['dragon_sunshine', true],
  ['dragon sunshine letmein', false],
  // What is left between listed words is no word.
  ['abc 90871236540', false],
  ['dragonabc 9087123', false],
  ['dragonkqzx 9087123', false],
  ['908712365403', false],
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
  // Few different characters, without any order.
  ['kqzzkqkzqqkz', true],
  ['kqz5zkq5qkz5', false],
  // A short part again and again, but not a part that would do by itself.
  ['kq5zkq5zkq5z', true],
  ['kq5z7mkq5', false],
  ['kq5zmq5z', false],
  ['kq5z7mw2kq5z7mw2', false],
  ['kkkkqqqq5555zzzz', true],
  ['asdfghjk', true],
  ['zxcvbnm5', true],
  // Three quarters of the steps lead to a neighbour.
  ['abcdefgk5', true],
  ['abcdefk5q', false],
  // Nobody tries patterns of 40 characters.
  ['ab'.repeat(19) + 'a', true],
  ['ab'.repeat(20), false],
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
  // Words of two letters are in everything.
  ['ab123456', ['ab'], false],
  ['ada12345', ['ada'], true],
  ['kq5-z7mw', ['zebra'], false],
  // The longest word first, so that none hides another.
  ['adalovelace1815', ['ada', 'ada-lovelace'], true],
  // What is left must do as a password.
  ['ada-kq5z7mw2', ['ada'], false],
  ['ada-kq5z7mw', ['ada'], true],
  ['ada-sunshine', ['ada'], true],
])('%s of %j is personal: %s', (password, context, expected) => {
  expect(isPersonal(password, context, common)).toBe(expected);
});
