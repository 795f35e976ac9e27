import { expect, test } from 'vitest';
import { settings } from '@/lib/env';
import { postMetadata } from '@/lib/posts/metadata';
import { postSharePicture } from '@/lib/posts/share-picture';
import type { PostDetail } from '@/lib/posts/queries/views';
import { postBreadcrumbs, postData } from '@/lib/posts/structured-data';
import { keyInName, sharePictureName } from '@/lib/share-pictures/share-picture';
import { localeOf } from '@/lib/site/metadata';
import type { Site } from '@/lib/site/queries/site';

const { SITE_URL } = settings();

const site: Site = {
  title: 'The Commonplace Book',
  description: '',
  language: 'en',
  timeZone: 'UTC',
  drawnCovers: false,
  claimed: true,
  icon: null,
  logo: null,
  accent: '#9a3412',
  fontPair: 'serif',
  homeLayout: 'magazine',
  navigation: [],
  footerLinks: [],
  socialLinks: [],
  showColophon: true,
  ownerName: 'Bea',
};

const post: PostDetail = {
  id: 7,
  slug: 'наша-запись',
  kind: 'post',
  title: 'Our <post>',
  subtitle: '',
  excerpt: 'It begins.',
  coverUrl: '',
  coverAlt: '',
  coverX: 50,
  coverY: 50,
  coverPicture: null,
  language: '',
  publishedAt: new Date(0),
  modifiedAt: new Date(1000),
  wordCount: 3,
  authorId: 1,
  guestId: null,
  author: { username: 'bea', name: 'Bea', bio: '', website: '', picture: null },
  revisedAt: null,
  tags: [{ slug: 'sea', name: 'Sea' }],
  commentCount: 2,
  bodyHtml: '',
  status: 'published',
  commentsOpen: false,
  feedId: null,
  version: 1,
};

const ofGraph = (metadata: ReturnType<typeof postMetadata>) =>
  metadata.openGraph as Record<string, unknown> & { images: { url: string }[] };

test('a post without a cover is shared with what is drawn, one with a cover with that', () => {
  const drawn = ofGraph(postMetadata(site, post)).images[0]!;
  expect(drawn).toMatchObject({ width: 1200, height: 630, alt: 'Our <post>' });
  expect(drawn.url).toMatch(/^\/share\/7-[a-f0-9]{16}\.png$/);
  const covered = { ...post, coverUrl: 'https://example.org/a.png', coverAlt: 'A dog' };
  expect(ofGraph(postMetadata(site, covered)).images).toEqual([
    { url: 'https://example.org/a.png', alt: 'A dog' },
  ]);
});

test('the address of a drawn picture changes with what is drawn, and with nothing else', () => {
  const nameOf = (change: Partial<PostDetail>, title = site.title) =>
    sharePictureName(postSharePicture({ ...site, title }, { ...post, ...change }));
  expect(nameOf({ commentCount: 9, bodyHtml: 'x', modifiedAt: new Date() })).toBe(nameOf({}));
  const names = [
    ...[{}, { title: 'x' }, { slug: 'x' }, { language: 'de' }, { tags: [] }].map((change) => nameOf(change)),
    nameOf({}, 'Another site'),
  ];
  expect(new Set(names).size).toBe(names.length);
  expect(keyInName(nameOf({}))).toBe('7');
  for (const bad of ['', '7', '7-0.png', '07-0000000000000000.png', '../7-0000000000000000.png', 'x.png'])
    expect(keyInName(bad), bad).toBeNull();
});

test('a post in another language than the site says so, and names no version that there is not', () => {
  expect(postMetadata(site, post).alternates?.languages).toBeUndefined();
  const german = postMetadata(site, { ...post, language: 'de' });
  const path = `/posts/${encodeURIComponent(post.slug)}`;
  expect(german.alternates?.languages).toEqual({ de: path, 'x-default': path });
  expect(german.alternates?.canonical).toBe(path);
  expect(ofGraph(german).locale).toBe('de_DE');
  expect(postData(site, { ...post, language: 'de' }, null).inLanguage).toBe('de');
});

test.each([
  ['en', 'en_US'],
  ['en-GB', 'en_GB'],
  ['pt-BR', 'pt_BR'],
  ['zh-Hans', 'zh_CN'],
  ['zh-Hant', 'zh_TW'],
  ['eo', 'eo'],
])('%s is %s in Open Graph', (language, locale) => {
  expect(localeOf(language)).toBe(locale);
});

test('structured data names all that a search engine asks for, by whole addresses', () => {
  const series = { id: 1, slug: 'letters', name: 'Letters', number: 2, count: 5, parts: [] };
  const data = postData(site, post, series);
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    datePublished: '1970-01-01T00:00:00.000Z',
    dateModified: '1970-01-01T00:00:01.000Z',
    keywords: ['Sea'],
    commentCount: 2,
    position: 2,
    isPartOf: [
      { '@type': 'Blog', url: `${SITE_URL}/` },
      { '@type': 'CreativeWorkSeries', name: 'Letters', url: `${SITE_URL}/series/letters` },
    ],
    author: { '@type': 'Person', url: `${SITE_URL}/users/bea` },
    publisher: { name: site.title, url: `${SITE_URL}/` },
    image: { '@type': 'ImageObject', width: 1200, height: 630 },
    mainEntityOfPage: { '@id': `${SITE_URL}/posts/${encodeURIComponent(post.slug)}` },
  });
  const addresses = [
    ...JSON.stringify([data, postBreadcrumbs(site, post)]).matchAll(/"(?:url|item|@id)":"([^"]*)"/g),
  ];
  expect(addresses.length).toBeGreaterThan(6);
  for (const [, address] of addresses) expect(address!.startsWith(SITE_URL), address).toBe(true);
});

test('a guest has a name there, and no address that leads to a person of the site', () => {
  const author = { ...post.author, username: null, website: 'https://jane.example.org/' };
  const byGuest = { ...post, guestId: 3, author };
  expect(postMetadata(site, byGuest).authors).toEqual([{ name: 'Bea' }]);
  expect(postMetadata(site, byGuest).openGraph).not.toHaveProperty('authors');
  expect(postData(site, byGuest, null).author).toEqual({ '@type': 'Person', name: 'Bea' });
});
