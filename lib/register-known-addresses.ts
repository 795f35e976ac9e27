import 'server-only';
import { isDeletedWithoutTrace } from '@/lib/comments/queries/bin';
import { decodePercent } from '@/lib/decode-percent';
import { formerAddresses } from '@/lib/former-addresses/find-place';
import { feedPaths, parsePage } from '@/lib/paths';
import { isGoneComment, isGonePath } from '@/lib/posts/queries/bin';
import { findRedirect, isPublicSlug } from '@/lib/posts/queries/public';
import { findOwnRedirect } from '@/lib/redirects/queries/redirects';
import { readRoutes, routePattern } from '@/lib/server/http/next/routes';
import { registerFormerAddresses } from '@/lib/server/http/former-addresses';
import { registerAddressLookup, type AddressLookup } from '@/lib/server/http/known-addresses';

const CATCH_ALL = '/[[...path]]';

export async function registerKnownAddresses(): Promise<void> {
  const routes = await readRoutes();
  if (routes) registerAddressLookup(addressLookup(routes));
  registerFormerAddresses(formerAddresses);
}

export function addressLookup(routes: string[]): AddressLookup {
  const patterns = routes.filter((route) => route !== CATCH_ALL && !route.startsWith('/_')).map(routePattern);
  return async (address) => {
    const [, ...segments] = address.split('/').map(decodePercent);
    // Next tidies these up by redirecting.
    if (segments.includes('') || segments[0] === '_next') return 'known';
    const [first, second] = segments;
    if (routes.includes(address)) return 'known';
    if (patterns.some((pattern) => pattern.test(address)) && !isBeyondPages(segments)) {
      if (first === 'comments' && segments.length === 2)
        return (await isGonePermalink(parsePage(second) ?? 0)) ? 'gone' : 'known';
      if (first !== 'posts' || !second) return 'known';
      if (await isPublicSlug(second, segments.length > 2 ? null : 'post')) return 'known';
      if (segments.length > 2) return (await isGoneText(second)) ? 'gone' : 'known';
    } else if (isOfCatchAll(segments)) return 'known';
    else if (segments.length === 1 && (await isPublicSlug(first!, 'page'))) return 'known';
    const path = `/${segments.join('/')}`;
    if ((await findRedirect(path)) !== null || (await findOwnRedirect(path)) !== null) return 'known';
    return (await isGonePath(path)) ? 'gone' : 'unknown';
  };
}

const isGoneText = async (slug: string) => (await isGonePath(`/posts/${slug}`)) || isGonePath(`/${slug}`);

const isGonePermalink = async (id: number) => (await isGoneComment(id)) || (await isDeletedWithoutTrace(id));

const feedNames = Object.values(feedPaths()).map((path) => path.slice(1));

/** A pattern fits, and yet nothing is there: what its page takes are numbers. */
function isBeyondPages([first, second, third, fourth, ...rest]: string[]): boolean {
  if (first === 'comments') return third === undefined && parsePage(second) === null;
  if (third === undefined || feedNames.includes(fourth ?? third)) return false;
  const isPage = parsePage(fourth) !== null && rest.length === 0;
  if (first === 'tags') return third !== 'page' || !isPage;
  return first === 'posts' && third === 'comments' && !isPage;
}

const isOfCatchAll = ([first, second, ...rest]: string[]) =>
  rest.length === 0 &&
  (first === 'page'
    ? parsePage(second) !== null
    : first === 'not-found' && (second === undefined || second === 'gone'));
