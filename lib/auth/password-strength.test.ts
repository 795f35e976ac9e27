import { expect, test } from 'vitest';
import { describeStrength } from '@/lib/auth/password-strength';

test.each([
  ['', ''],
  ['1234567', '1 more character needed'],
  ['🦉🐙', '6 more characters needed'],
  ['aaaaaaaaaaaaaaaa', 'Weak: the same few characters'],
  ['plumtree', 'Fair: longer is stronger'],
  ['plumtree grow', 'Good: a word more makes it strong'],
  ['plumtrees grow slowly', 'Strong'],
  ['ab'.repeat(200), 'Longer than the 256 characters that fit'],
])('%j: %s', (password, description) => {
  expect(describeStrength(password)).toBe(description);
});
