import { expect, test } from 'vitest';
import { toEmailAddress } from '@/lib/accounts/fields/email-address';

test.each<[typed: string, address: string]>([
  ['you@example.org', 'you@example.org'],
  [' A.B@Example.ORG ', 'A.B@example.org'],
  ['anna@bücher-laden.example', 'anna@xn--bcher-laden-thb.example'],
  ['anna@xn--bcher-laden-thb.example', 'anna@xn--bcher-laden-thb.example'],
  ['ivan@почта.рф', 'ivan@xn--80a1acny.xn--p1ai'],
  ['user@example.xn--fiqs8s', 'user@example.xn--fiqs8s'],
  ['иван@почта.рф', 'иван@xn--80a1acny.xn--p1ai'],
  ['ju\u0308rgen@example.org', 'jürgen@example.org'],
  ['user@localhost', 'user@localhost'],
  ['a+b@example.museum', 'a+b@example.museum'],
  ["o'connor@example.org", "o'connor@example.org"],
  ...[...'=&/!#~*%$?^_`{|}-'].map(
    (sign) => [`a${sign}b@example.org`, `a${sign}b@example.org`] as [string, string],
  ),
  // Full-width letters are the same letters.
  ['ａnna＠ｅxample．org', 'anna@example.org'],
  ['a@日本語。jp', 'a@xn--wgv71a119e.jp'],
  [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
])('%s is the address %s', (typed, address) => {
  expect(toEmailAddress(typed)).toBe(address);
  expect(toEmailAddress(address)).toBe(address);
});

test.each([
  '',
  'you',
  '@example.org',
  'you@',
  'a b@example.org',
  'a@b c.org',
  'a..b@example.org',
  '.a@example.org',
  'a.@example.org',
  'a@@example.org',
  'a@b@example.org',
  '"a b"@example.org',
  'a@[127.0.0.1]',
  'a@127.0.0.1',
  'a@1.2',
  'a@example..org',
  'a@-example.org',
  'a@example_one.org',
  'a@example.org/path',
  'a@example.org:25',
  'a\r\nBcc: b@example.org',
  'a@example.org\r\nBcc: b@example.org',
  'a\0@example.org',
  'a\u200b@example.org',
  'a,b@example.org',
  'Anna <anna@example.org>',
  `${'a'.repeat(65)}@example.org`,
  `${'я'.repeat(33)}@example.org`,
  `a@${'b'.repeat(64)}.org`,
  `a@${'b.'.repeat(130)}org`,
])('%j is no address', (typed) => {
  expect(toEmailAddress(typed)).toBeNull();
});
