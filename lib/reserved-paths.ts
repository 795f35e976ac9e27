/**
 * First segments of what the site itself answers, by `reserved-paths.test.ts` all of them. Below `posts` and `tags` alone
 * somebody may name an address, which counts as long as nothing else is there.
 */
const reserved = new Set([
  '_next',
  '_not-found',
  '.well-known',
  'account',
  'account-deleted',
  'admin',
  'api',
  'archive',
  'atom.xml',
  'comments',
  'draft',
  'drafts',
  'feed.json',
  'feed.xml',
  'icons',
  'links',
  'login',
  'manifest.webmanifest',
  'speculation-rules.json',
  'media',
  'not-found',
  'page',
  'register',
  'robots.txt',
  'search',
  'series',
  'share',
  'sitemap.xml',
  'sitemaps',
  'theme',
  'users',
]);

/** @param path decoded. Pages of one's own cannot stand there, nor can anything lead on from it. */
export function isReservedPath(path: string): boolean {
  const [, first = '', second] = path.split('/');
  if (first === '' || reserved.has(first)) return true;
  return (first === 'posts' || first === 'tags') && !second;
}
