import { expect, test } from 'vitest';
import { fediverseHandle, safeHref, shownLinks, socialLinks } from './links';

test.each([
  ['/archive', '/archive'],
  [' /tags?x=1#y ', '/tags?x=1#y'],
  ['/Über uns', '/%C3%9Cber%20uns'],
  ['/a/../b', '/b'],
  ['https://example.org', 'https://example.org/'],
  ['HTTP://Example.ORG/a', 'http://example.org/a'],
  ['mailto:ada@example.org', 'mailto:ada@example.org'],
])('%j is shown as %j', (address, shown) => {
  expect(safeHref(address)).toBe(shown);
});

test.each([
  '',
  'archive',
  '#main',
  '//example.org',
  '/\\example.org',
  '\\\\example.org',
  '/\t/example.org',
  '/\n/example.org',
  '/.//example.org',
  '/x/..//example.org',
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'ftp://example.org',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'https://',
  'https://exa mple.org',
  'http://[::1',
])('%j is shown nowhere', (address) => {
  expect(safeHref(address)).toBeNull();
});

test('what is shown leads where it says, in a browser on any page of the site', () => {
  const pieces = [
    '/',
    '\\',
    '\t',
    '\n',
    '.',
    ':',
    '@',
    'a',
    'javascript:',
    'https:',
    '?',
    '#',
    '%2f',
    ' ',
    '\u0000',
  ];
  for (let number = 0; number < 60_000; number++) {
    let rest = number;
    let address = '';
    while (rest > 0) {
      address += pieces[rest % pieces.length];
      rest = Math.floor(rest / pieces.length);
    }
    const shown = safeHref(address);
    if (shown === null) continue;
    const url = new URL(shown, 'https://blog.example/posts/x');
    expect(['http:', 'https:', 'mailto:'], address).toContain(url.protocol);
    if (shown.startsWith('/')) expect(url.host, address).toBe('blog.example');
  }
});

test('links without a name or an address that may be shown are left out', () => {
  const links = [
    { label: ' About ', href: '/about' },
    { label: ' ', href: '/nameless' },
    { label: 'Bad', href: 'javascript:alert(1)' },
    { label: 'There', href: 'https://example.org/' },
  ];
  expect(shownLinks(links)).toEqual([
    { label: 'About', href: '/about', isElsewhere: false },
    { label: 'There', href: 'https://example.org/', isElsewhere: true },
  ]);
});

test('places elsewhere go by their names, others by their host', () => {
  const names = {
    'https://github.com/ada': 'GitHub',
    'https://www.youtube.com/@ada': 'YouTube',
    'https://uk.linkedin.com/in/ada': 'LinkedIn',
    'https://twitter.com/ada': 'X',
    'https://bsky.app/profile/ada': 'Bluesky',
    'https://social.example/@ada': 'Mastodon',
    'https://notgithub.com/ada': 'notgithub.com',
    'https://github.com.example/ada': 'github.com.example',
    'mailto:ada@example.org': 'Email',
  };
  expect(socialLinks(Object.keys(names)).map(({ label }) => label)).toEqual(Object.values(names));
  expect(socialLinks(['javascript:alert(1)', '//github.com/ada'])).toEqual([]);
});

test.each([
  [['https://github.com/ada', 'https://social.example/@ada'], '@ada@social.example'],
  [['https://social.example/@ada/', 'https://other.example/@ada'], '@ada@social.example'],
  [['https://www.youtube.com/@ada', 'https://medium.com/@ada', 'https://social.example/about'], null],
  [['mailto:@ada@social.example', 'javascript:/@ada'], null],
])('of %j the Fediverse knows %s', (addresses, handle) => {
  expect(fediverseHandle(addresses)).toBe(handle);
});
