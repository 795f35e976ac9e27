import { expect, test } from 'vitest';
import { AddressBook } from '@/lib/import/address-book';

const from = { path: 'a.md', addresses: ['/a'] };
const book = new AddressBook([
  { ...from, slug: 'a' },
  { path: 'b.mkd', addresses: ['/b'], slug: 'b' },
  { path: 'notes/c.mdown', addresses: ['/notes/c'], slug: 'c' },
  { path: 'about.md', addresses: [], slug: 'about', kind: 'page' },
]);

test.each([
  ['b.mkd', '/posts/b'],
  ['notes/c.mdown#part', '/posts/c#part'],
  ['/b?from=a', '/posts/b'],
  ['../b/', '/posts/b'],
  ['about.md#me', '/about#me'],
])('%s leads to %s', (url, address) => {
  expect(book.resolve(from, url)).toBe(address);
});

test.each(['%2F%2Fx[', 'http://[', '//', '%', 'missing.md', 'x:y'])('%s leads to no post', (url) => {
  expect(book.resolve(from, url)).toBeNull();
});
