import { expect, test } from 'vitest';
import { NavigationSchema, navigationValues } from '@/lib/site/navigation';
import { DiscussionSchema, LookSchema, SiteSchema } from '@/lib/site/validation';

const look = { accent: 'own', ownAccent: '', fontPair: 'serif', homeLayout: 'journal' };
const site = { title: 'T', description: '', language: 'en', timeZone: 'UTC' };
const problemsOf = (result: { error?: { issues: { path: PropertyKey[] }[] } }) =>
  (result.error?.issues ?? []).map(({ path }) => path.join('.'));

test.each([
  ['#1E6B3C', '#1e6b3c'],
  ['1e6b3c', '#1e6b3c'],
  [' #abc ', '#aabbcc'],
])('%j is the colour %s', (typed, color) => {
  expect(LookSchema.parse({ ...look, ownAccent: typed }).accent).toBe(color);
});

test.each(['', 'red', '#12345', '#1234567', 'url(x)', '#1e6b3c;}'])('%j is no colour', (typed) => {
  expect(problemsOf(LookSchema.safeParse({ ...look, ownAccent: typed }))).toEqual(['ownAccent']);
});

test('what is typed beside a colour that has a name does not count', () => {
  expect(LookSchema.parse({ ...look, accent: '#1e6b3c', ownAccent: 'nonsense' }).accent).toBe('#1e6b3c');
  expect(problemsOf(LookSchema.safeParse({ ...look, accent: '#123456' }))).toEqual(['accent']);
});

test.each([
  [`/media/${'a'.repeat(24)}.webp`, `${'a'.repeat(24)}.webp`],
  [`/media/${'a'.repeat(24)}_2-640.webp`, `${'a'.repeat(24)}.webp`],
  ['', null],
])('the picture at %j is %j', (iconUrl, name) => {
  expect(SiteSchema.parse({ ...site, iconUrl }).iconUrl).toBe(name);
});

test('a picture from elsewhere is none, and no word of one changes nothing', () => {
  const iconUrl = 'https://example.org/icon.png';
  expect(problemsOf(SiteSchema.safeParse({ ...site, iconUrl }))).toEqual(['iconUrl']);
  expect(SiteSchema.parse(site).iconUrl).toBeUndefined();
});

test.each([
  '/archive',
  '/tags/a%20b#c',
  'https://example.org/a?b=c',
  'http://example.org',
  'mailto:bea@example.org',
])('a link may lead to %s', (href) => {
  const sent = { 'navigation-2-label': 'There', 'navigation-2-href': href };
  expect(NavigationSchema.parse(sent).navigation).toEqual([{ label: 'There', href }]);
});

test.each([
  '//example.org',
  'javascript:alert(1)',
  'data:text/html,x',
  'archive',
  '/a b',
  'https://',
  'mailto:',
])('a link may not lead to %s', (href) => {
  const sent = { 'footerLinks-1-label': 'There', 'footerLinks-1-href': href };
  expect(problemsOf(NavigationSchema.safeParse(sent))).toEqual(['footerLinks-1-href']);
});

test('half a link is none, and said at its other half', () => {
  const sent = { 'navigation-1-label': 'There', 'navigation-3-href': '/there' };
  expect(problemsOf(NavigationSchema.safeParse(sent))).toEqual(['navigation-1-href', 'navigation-3-label']);
});

test('profiles elsewhere are lines of addresses', () => {
  const parse = (socialLinks: string) => NavigationSchema.safeParse({ socialLinks });
  expect(parse('\n https://a.example/@b \r\n\nmailto:b@a.example').data?.socialLinks).toEqual([
    'https://a.example/@b',
    'mailto:b@a.example',
  ]);
  expect(problemsOf(parse('https://a.example\n@b'))).toEqual(['socialLinks']);
  expect(problemsOf(parse('javascript:alert(1)'))).toEqual(['socialLinks']);
  expect(problemsOf(parse('https://a.example\n'.repeat(11)))).toEqual(['socialLinks']);
});

test('what the form of the navigation shows is what it stores', () => {
  const stored = {
    navigation: [{ label: 'A', href: '/a' }],
    footerLinks: [{ label: 'B', href: 'https://b.example' }],
    socialLinks: ['https://c.example'],
    showColophon: true,
  };
  expect(NavigationSchema.parse(navigationValues(stored))).toEqual(stored);
});

test.each([
  ['', 0],
  ['0', 0],
  ['90', 90],
])('%j is a number of days', (closeCommentsAfterDays, days) => {
  expect(DiscussionSchema.parse({ closeCommentsAfterDays }).closeCommentsAfterDays).toBe(days);
});

test.each(['-1', '1.5', 'soon', '3651'])('%j is none', (closeCommentsAfterDays) => {
  expect(problemsOf(DiscussionSchema.safeParse({ closeCommentsAfterDays }))).toEqual([
    'closeCommentsAfterDays',
  ]);
});
