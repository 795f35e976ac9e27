import { expect, test } from 'vitest';
import { navigationIn } from './ghost-navigation';

test('links of the header come with their paths here, without the way home and what is no link', () => {
  const setting = [
    { label: 'Home', url: '/' },
    { label: ' About ', url: '/about/' },
    { label: 'Archive', url: '__GHOST_URL__/archive/' },
    { label: 'Shop', url: 'https://shop.example/' },
    { url: '/x' },
    null,
  ];
  expect(navigationIn(JSON.stringify(setting))).toEqual([
    { label: 'About', href: '/about' },
    { label: 'Archive', href: '/archive' },
    { label: 'Shop', href: 'https://shop.example/' },
  ]);
});

test.each([undefined, '', 'null', '{"a":1}', '[1', '"x"'])('a setting of %j has no links', (setting) => {
  expect(navigationIn(setting)).toEqual([]);
});
