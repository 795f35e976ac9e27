import { expect, test } from 'vitest';
import { FromSchema, locationOf, pathOf, TargetSchema } from './address';

test.each([
  ['/old', '/old'],
  ['old/page/', '/old/page'],
  ['https://example.org/2019/%C3%A9tude.html?x=1#y', '/2019/étude.html'],
  ['//evil.example/x', '/evil.example/x'],
  ['/%zz', '/%zz'],
])('%s is kept as %s', (typed, path) => {
  expect(pathOf(typed)).toBe(path);
});

test.each([
  '',
  '/',
  '/admin',
  '/admin/x',
  '/api/v1',
  '/posts',
  '/a\\b',
  '/a%00b',
  '/a%0ab',
  `/${'x'.repeat(300)}`,
])('nothing leads on from %j', (path) => {
  expect(FromSchema.safeParse(path).success).toBe(false);
});

test.each([
  '',
  'new',
  '//evil.example',
  '/\\evil.example',
  'http://example.org',
  'https:/evil',
  'https://user@evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/a\nb',
  ' //evil.example',
])('nothing leads to %j', (target) => {
  expect(TargetSchema.safeParse(target).success).toBe(false);
});

test.each([
  ['/posts/новая?x=1#part', '/posts/%D0%BD%D0%BE%D0%B2%D0%B0%D1%8F?x=1#part'],
  ['/a%20b', '/a%20b'],
  ['https://example.org/é', 'https://example.org/%C3%A9'],
  ['/a/../../b', '/b'],
])('%s is sent as %s', (target, location) => {
  expect(TargetSchema.safeParse(target).success).toBe(true);
  expect(locationOf(target)).toBe(location);
});
