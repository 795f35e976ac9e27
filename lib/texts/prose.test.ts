import { expect, test } from 'vitest';
import { proseOf, says } from '@/lib/texts/prose';

const long = 'These are some words that took a while.';

test('what somebody wrote is taken, by scripts and without, and nothing else', () => {
  const fields = Object.entries({
    $ACTION_ID: 'x'.repeat(40),
    _1_body: long,
    _1_title: 'T',
    '1_id': '7',
    '1_password': 'a long and private sentence',
    currentPassword: 'a long and private sentence',
    code: '123456',
    token: 'x'.repeat(43),
    email: 'somebody.with.a.long.name@example.org',
    subtitle: '   ',
  });
  expect(proseOf(fields)).toEqual({ body: long, title: 'T' });
});

test.each([
  [[['body', 'Too short']]],
  [[['body', new File(['x'.repeat(50)], 'x.txt')]]],
  [[['name', long]]],
  [[]],
] as [[string, unknown][]][])('nothing to speak of is not kept: %j', (fields) => {
  expect(proseOf(fields)).toBeNull();
});

test('a text that was mended says what it said before, and another does not', () => {
  expect(says({ body: `${long} And a few more.` }, { body: long })).toBe(true);
  expect(says({ title: 'New', body: long.toUpperCase() }, { body: long })).toBe(true);
  expect(says({ body: 'An answer to somebody else altogether.' }, { body: long })).toBe(false);
  expect(says({ body: '日本語の文章' }, { body: 'これは別の長い文章です' })).toBe(false);
});
