import { expect, test } from 'vitest';
import { AddressBook } from '@/lib/import/address-book';

const from = { path: 'a.md', addresses: ['/a'] };
const book = new AddressBook([
  { ...from, slug: 'a' },
  { path: 'b.mkd', addresses: ['/b'], slug: 'b' },
  { path: 'notes/c.mdown', addresses: ['/notes/c'], slug: 'c' },
  { path: 'about.md', addresses: [], slug: 'about', kind: 'page' },
  { path: 'content/blog/2020-01-02-dated.md', addresses: ['/blog/2020/dated'], slug: 'dated' },
  { path: 'content/blog/bundle/index.mdx', addresses: ['/blog/bundle'], slug: 'bundle' },
  { path: 'release/v7.1.0.md', addresses: ['/blog/release/v7.1.0'], slug: 'v7-1-0' },
]);

test.each([
  ['b.mkd', '/posts/b'],
  ['notes/c.mdown#part', '/posts/c#part'],
  ['/b?from=a', '/posts/b'],
  ['../b/', '/posts/b'],
  ['about.md#me', '/about#me'],
  ['./b.html', '/posts/b'],
  ['B.md', '/posts/b'],
  ['notes/c', '/posts/c'],
  ['/blog/dated.md', '/posts/dated'],
  ['blog/dated.md', '/posts/dated'],
  ['/content/blog/bundle/', '/posts/bundle'],
  ['@/blog/bundle/index.md', '/posts/bundle'],
  ['/blog/release/v7.1.0/', '/posts/v7-1-0'],
  ['/blog/release/v7.1.0.html', '/posts/v7-1-0'],
])('%s leads to %s', (url, address) => {
  expect(book.resolve(from, url)).toBe(address);
});

test.each(['%2F%2Fx[', 'http://[', '//', '%', 'missing.md', 'x:y', '/other/c', 'dated', '\0', ''])(
  '%j leads to no post',
  (url) => {
    expect(book.resolve(from, url)).toBeNull();
  },
);

test('posts of the web are found by their addresses alone, and ten thousand of them at once', () => {
  const entries = Array.from({ length: 10_000 }, (_, index) => ({
    path: `https://old.example/${index}/`,
    addresses: [`/${index}`],
    slug: `p${index}`,
  }));
  const large = new AddressBook(entries);
  for (const { path, addresses, slug } of entries)
    expect(large.resolve({ path, addresses }, `../${slug.slice(1)}/`)).toBe(`/posts/${slug}`);
});
