import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safePath, withNext } from '@/lib/access/safe-path';

test.each(['/', '/posts/a', '/posts/a?x=1#comment-2', '/admin/posts/1/edit', '/posts/%E2%82%AC'])(
  'the local path %s is kept',
  (path) => expect(safePath(path)).toBe(path),
);

test.each([
  undefined,
  '',
  'posts',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\r\nLocation: https://evil.example',
  '/a\\b',
  '/.//evil.example',
  '/x/..//evil.example',
  'http://user@evil.example/',
  ['/posts'],
  { toString: () => '/posts' },
])('%j goes home', (next) => expect(safePath(next)).toBe('/'));

test('whatever is given, a browser stays on the site', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const url = new URL(safePath(`/${text}`), 'https://blog.example');
      expect(url.origin).toBe('https://blog.example');
    }),
  );
});

test('a page passes on where to go after it, unless that is home or elsewhere', () => {
  expect(withNext('/login', '/posts/a?b=c&d')).toBe('/login?next=%2Fposts%2Fa%3Fb%3Dc%26d');
  for (const next of ['/', undefined, '//evil.example']) expect(withNext('/login', next)).toBe('/login');
});
