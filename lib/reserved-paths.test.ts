import { expect, test } from 'vitest';
import { routes } from '@/e2e/entry-routes';
import { isReservedPath } from './reserved-paths';

test('what the site itself answers is reserved', () => {
  const paths = Object.keys(routes)
    .filter((route) => route !== '/[[...path]]')
    .map((route) => route.replace(/\/\[\[[^\]]*\]\]/, '').replace(/\[[^\]]*\]/g, '1'));
  const open = paths.filter((path) => !isReservedPath(path));
  // What stands there wins; where nothing does, somebody may name the address.
  expect(open.filter((path) => !/^\/(posts|tags)\/1/.test(path))).toEqual([]);
  expect(['/', '/page/2', '/_next/x', '/posts', '/tags'].filter((path) => !isReservedPath(path))).toEqual([]);
});
