import { expect, test } from 'vitest';
import { decodePercent } from '@/lib/decode-percent';
import { archivePath, homePath, parseMonth, parsePage, postPath, tagPath } from '@/lib/paths';

test('first pages have no number in their address', () => {
  expect([
    homePath(),
    homePath(2),
    tagPath('rust'),
    tagPath('rust', 3),
    archivePath(),
    archivePath(2019),
    archivePath(2019, 3),
  ]).toEqual([
    '/',
    '/page/2',
    '/tags/rust',
    '/tags/rust/page/3',
    '/archive',
    '/archive/2019',
    '/archive/2019/03',
  ]);
});

test('slugs in any script are encoded and come back', () => {
  expect(postPath('größe-東京')).toBe('/posts/gr%C3%B6%C3%9Fe-%E6%9D%B1%E4%BA%AC');
  expect(decodePercent('gr%C3%B6%C3%9Fe')).toBe('größe');
  expect(decodePercent('100%')).toBe('100%');
});

test('only plain whole numbers from 1 are page numbers', () => {
  expect(parsePage('12')).toBe(12);
  for (const text of [undefined, '', '0', '01', '-1', '1.0', '1e3', ' 1', '1234567890', '２']) {
    expect(parsePage(text)).toBeNull();
  }
});

test('months have two digits', () => {
  expect([parseMonth('01'), parseMonth('12')]).toEqual([1, 12]);
  for (const text of [undefined, '', '0', '1', '00', '13', '001', '1 ']) expect(parseMonth(text)).toBeNull();
});
