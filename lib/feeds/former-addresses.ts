import { decodePercent } from '@/lib/decode-percent';
import { feedPaths, postCommentsFolder, SITE_COMMENTS_FOLDER, tagPath } from '@/lib/paths';

/** Where other software has its feeds; what stands in parentheses is a slug. The first that fits counts. */
const former: [pattern: RegExp, address: (slug: string) => string][] = [
  [
    /^\/(?:rss|feed|rss\.xml|rss2\.xml|index\.xml|feed\/(?:rss|rss2|rdf|feed\.xml|index\.xml)|wp-(?:rss2?|feed|rdf)\.php|feeds\/posts\/default)$/,
    () => feedPaths().rss,
  ],
  [/^\/(?:atom|index\.atom|wp-atom\.php|feed\/atom(?:\.xml)?)$/, () => feedPaths().atom],
  [/^\/feed\/(?:json|feed\.json)$/, () => feedPaths().json],
  [/^\/author\/[^/]+\/(?:rss|feed|feed\/(?:rss2?|rdf))$/, () => feedPaths().rss],
  [/^\/author\/[^/]+\/feed\/atom$/, () => feedPaths().atom],
  [
    /^\/(?:comments\/(?:feed|feed\/(?:rss2?|rdf|atom)|rss)|wp-commentsrss2\.php)$/,
    () => feedPaths(SITE_COMMENTS_FOLDER).rss,
  ],
  [
    /^\/(?:tags?|category|categories)\/([^/]+)\/(?:atom\.xml|feed\/atom)$/,
    (slug) => feedPaths(tagPath(slug)).atom,
  ],
  [
    /^\/(?:tags?|category|categories)\/([^/]+)\/(?:rss|feed|feed\/(?:rss2?|rdf)|rss\.xml|feed\.xml|index\.xml)$/,
    (slug) => feedPaths(tagPath(slug)).rss,
  ],
  [/^\/posts\/([^/]+)\/(?:comments\/)?feed$/, (slug) => feedPaths(postCommentsFolder(slug)).rss],
];

/** The path of the feed that subscribers of the site's former software ask for here; null for any other path. */
export function formerFeedAddress(path: string): string | null {
  const bare = path.replace(/\/$/, '');
  for (const [pattern, address] of former) {
    const [found, slug = ''] = pattern.exec(bare) ?? [];
    if (found) return address(decodePercent(slug));
  }
  return null;
}
