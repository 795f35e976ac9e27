import { expect, test } from 'vitest';
import { describeStrength } from '@/lib/accounts/passwords/password-strength';

test.each([
  ['', ''],
  ['1234567', '1 more character needed'],
  ['🦉🐙', '6 more characters needed'],
  ['aaaaaaaaaaaaaaaa', 'Weak: the same few characters'],
  ['plumtree', 'Fair: longer is stronger'],
  ['plumtree grow', 'Good: a word more makes it strong'],
  // Each kind of character is worth one more.
  ['plumtreegr', 'Fair: longer is stronger'],
  ['PLUMTREEGR', 'Fair: longer is stronger'],
  ['8364027159', 'Fair: longer is stronger'],
  ['Plumtreegr', 'Good: a word more makes it strong'],
  ['plumtreeg-', 'Good: a word more makes it strong'],
  ['plumtreegro', 'Good: a word more makes it strong'],
  ['plumtreegrowss', 'Good: a word more makes it strong'],
  ['plumtreegrowssl', 'Strong'],
  ['abcdeabcdeab', 'Weak: the same few characters'],
  ['abcdefabcdef', 'Good: a word more makes it strong'],
  ['plumtree'.repeat(32), 'Strong'],
  ['plumtrees grow slowly', 'Strong'],
  ['ab'.repeat(200), 'Longer than the 256 characters that fit'],
])('%j: %s', (password, description) => {
  expect(describeStrength(password)).toBe(description);
});
