import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safePath } from '@/lib/auth/safe-path';

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
])('%j goes home', (next) => expect(safePath(next)).toBe('/'));

test('whatever is given, a browser stays on the site', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const url = new URL(safePath(`/${text}`), 'https://blog.example');
      expect(url.origin).toBe('https://blog.example');
    }),
  );
});
