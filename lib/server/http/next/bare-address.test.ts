import type { IncomingMessage } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dropPreviewCookies, dropQuery, READ_QUERY } from './bare-address';

const asked = (url: string, headers: Record<string, string> = {}, method = 'GET') => {
  const request = { url, headers, method } as unknown as IncomingMessage;
  dropQuery(request);
  dropPreviewCookies(request);
  return request;
};

test.each([
  ['/posts/x?email=jane%40example.org', '/posts/x'],
  ['/?q', '/'],
  ['/feed.xml?x=1', '/feed.xml'],
  ['/nothing?a=b', '/nothing'],
  ['/login?next=/x', '/login?next=/x'],
  ['/admin/posts?search=x', '/admin/posts?search=x'],
])('%s is asked of Next as %s', (url, bare) => {
  expect(asked(url).url).toBe(bare);
});

test('what Next’s own router appends stays, and nothing beside it', () => {
  expect(asked('/posts/x?email=a&_rsc=1ab', { rsc: '1' }).url).toBe('/posts/x?_rsc=1ab');
  expect(asked('/posts/x?_rsc=1ab').url).toBe('/posts/x');
  expect(asked('/posts/x?a=b', {}, 'POST').url).toBe('/posts/x?a=b');
});

test('only the preview cookies go', () => {
  expect(asked('/', { cookie: 'a=b; __prerender_bypass=1; __Host-c=d' }).headers.cookie).toBe(
    'a=b; __Host-c=d',
  );
  expect(asked('/', { cookie: '__next_preview_data=1' }).headers.cookie).toBeUndefined();
});

test('every page that reads a query is one whose query is kept', () => {
  const readers = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:page|route)\.tsx?$/.test(file))
    .filter((file) => /searchParams|nextUrl|URL\(request\.url/.test(readFileSync(`app/${file}`, 'utf8')))
    .map((file) => file.split('/').find((part) => !/^\(/.test(part))!);
  expect(readers.length).toBeGreaterThan(5);
  expect(readers.filter((part) => !READ_QUERY.has(part))).toEqual([]);
});
