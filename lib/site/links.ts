import type { SiteLink } from '@/drizzle/schema';
import { decodePercent } from '@/lib/decode-percent';
import { noNul } from '@/lib/fields';

/** A link of the owner's as pages show it. */
export type ShownLink = { label: string; href: string; isElsewhere: boolean };

/** As many as the header has room for. */
export const HEADER_LINKS = 5;

/** What of stored links may be shown: those that lead somewhere and have a name. */
export const shownLinks = (links: SiteLink[]): ShownLink[] =>
  links.flatMap(({ label, href }) => {
    const safe = safeHref(href);
    return safe === null || label.trim() === ''
      ? []
      : [{ label: label.trim(), href: safe, isElsewhere: isWeb(safe) }];
  });

/** The paths of this site among them, decoded and without a slash at the end, each once. */
export const linkedPaths = (links: SiteLink[]): string[] => [
  ...new Set(links.flatMap(({ href }) => pathOf(href) ?? [])),
];

/** Without those that lead to one of these paths (of `linkedPaths`). */
export const withoutPaths = (links: SiteLink[], paths: string[]): SiteLink[] =>
  links.filter(({ href }) => !paths.includes(pathOf(href) ?? ''));

function pathOf(address: string): string | null {
  const href = safeHref(address);
  if (!href?.startsWith('/')) return null;
  const path = decodePercent(href.replace(/[?#].*$/, '').replace(/(?<=.)\/+$/, ''));
  return noNul(path) ? path : null;
}

/** Addresses of the owner elsewhere, under the names of the places. */
export const socialLinks = (addresses: string[]): ShownLink[] =>
  addresses.flatMap((address) => {
    const safe = safeHref(address);
    return safe === null ? [] : [{ label: placeName(safe), href: safe, isElsewhere: isWeb(safe) }];
  });

/** A path of this site, http, https or mailto, as a browser reads it; null for any other address, however it is spelled. */
export function safeHref(address: string): string | null {
  const text = address.trim();
  if (!text.startsWith('/'))
    return /^(?:https?:|mailto:.)/i.test(text) && URL.canParse(text) ? new URL(text).href : null;
  const here = 'https://here.invalid';
  if (!URL.canParse(text, here)) return null;
  const { origin, pathname, search, hash } = new URL(text, here);
  // Browsers read `/\example.org` and a tab between two slashes as another site.
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : null;
}

/** Servers of Mastodon and its like have these addresses of people. */
const FEDIVERSE_PAGE = /^\/@([\w.-]+)\/?$/;

const places: Record<string, string> = {
  'bsky.app': 'Bluesky',
  'codeberg.org': 'Codeberg',
  'facebook.com': 'Facebook',
  'github.com': 'GitHub',
  'gitlab.com': 'GitLab',
  'instagram.com': 'Instagram',
  'linkedin.com': 'LinkedIn',
  'medium.com': 'Medium',
  'reddit.com': 'Reddit',
  'threads.com': 'Threads',
  'threads.net': 'Threads',
  'tiktok.com': 'TikTok',
  'twitch.tv': 'Twitch',
  'twitter.com': 'X',
  'x.com': 'X',
  'youtube.com': 'YouTube',
};

/** Who wrote what is shared in the Fediverse (`@name@host`), by the first of these that is a page there; null for none. */
export function fediverseHandle(addresses: string[]): string | null {
  for (const address of addresses) {
    const href = safeHref(address);
    if (!href || !isWeb(href)) continue;
    const { hostname, pathname } = new URL(href);
    const [, name] = FEDIVERSE_PAGE.exec(pathname) ?? [];
    if (name && !knownPlace(hostname)) return `@${name}@${hostname}`;
  }
  return null;
}

/** The name of a known place, or its host. @param href of `safeHref` */
function placeName(href: string): string {
  if (href.startsWith('/')) return href;
  const { protocol, hostname, pathname } = new URL(href);
  if (protocol === 'mailto:') return 'Email';
  const known = knownPlace(hostname);
  // Servers of the Fediverse have names of their own, and addresses of one kind.
  return known ?? (FEDIVERSE_PAGE.test(pathname) ? 'Mastodon' : withoutPrefix(hostname));
}

const isWeb = (href: string): boolean => /^https?:/.test(href);
const knownPlace = (hostname: string): string | undefined => {
  const host = withoutPrefix(hostname);
  return places[host] ?? places[host.split('.').slice(-2).join('.')];
};

const withoutPrefix = (hostname: string): string => hostname.replace(/^(?:www|m)\./, '');
