import { expect, test } from 'vitest';
import { routes } from '@/e2e/entry-routes';
import { isReservedPath } from '@/lib/reserved-paths';
import { formerFeedAddress } from './former-addresses';

test.each([
  ['/rss/', '/feed.xml'],
  ['/rss', '/feed.xml'],
  ['/feed/', '/feed.xml'],
  ['/feed', '/feed.xml'],
  ['/index.xml', '/feed.xml'],
  ['/rss.xml', '/feed.xml'],
  ['/author/bea/rss/', '/feed.xml'],
  ['/atom/', '/atom.xml'],
  ['/feed/atom/', '/atom.xml'],
  ['/feed/json', '/feed.json'],
  ['/comments/feed/', '/comments/feed.xml'],
  ['/tag/garden/rss/', '/tags/garden/feed.xml'],
  ['/tag/garden/feed', '/tags/garden/feed.xml'],
  ['/category/garden/feed/', '/tags/garden/feed.xml'],
  ['/tags/garden/index.xml', '/tags/garden/feed.xml'],
  ['/tags/garden/feed/atom/', '/tags/garden/atom.xml'],
  ['/tags/%D1%81%D0%B0%D0%B4/index.xml', '/tags/%D1%81%D0%B0%D0%B4/feed.xml'],
  ['/posts/hello/feed/', '/posts/hello/comments/feed.xml'],
])('%s leads to %s', (asked, feed) => {
  expect(formerFeedAddress(asked)).toBe(feed);
});

test.each([
  '/',
  '',
  '/feeds',
  '/rss/x',
  '/feed//',
  '//rss',
  '/tag/rss',
  '/tag/a/b/rss',
  '/posts/hello',
  '/Rss',
])('%j is no former address', (asked) => {
  expect(formerFeedAddress(asked)).toBeNull();
});

test.each(['/tag/%0d%0aset-cookie:x/rss', '/tag/%2f%2fevil.example/rss', '/tag/%zz/feed', '/tag/\\evil/rss'])(
  '%j leads to this site, in one line',
  (asked) => {
    const target = formerFeedAddress(asked) ?? '';
    expect(target).toMatch(/^\/tags\/[\w%.-]+\/feed\.xml$/);
  },
);

test('the owner may lead them elsewhere, and what they lead to is there', () => {
  expect(isReservedPath('/rss')).toBe(false);
  expect(isReservedPath('/tag/garden/rss')).toBe(false);
  for (const route of ['/feed.xml', '/atom.xml', '/feed.json', '/comments/feed.xml', '/tags/[tag]/feed.xml'])
    expect(Object.keys(routes)).toContain(route);
});
