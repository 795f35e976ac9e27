import 'server-only';
import { decodeSegment, parsePage } from '@/lib/paths';
import { findRedirect, isPublicSlug } from '@/lib/posts/queries/public';
import { readRoutes, routePattern } from '@/lib/server/http/next/routes';
import { registerAddressLookup } from '@/lib/server/http/pages/known-addresses';

/** The route of app/ that answers what no other route does: lists of posts, and addresses that were imported. */
const CATCH_ALL = '/[[...path]]';

/** Lets the server learn by a look-up that an address leads nowhere. In development there is no list of routes yet. */
export async function registerKnownAddresses(): Promise<void> {
  const routes = await readRoutes();
  if (routes) registerAddressLookup(addressLookup(routes));
}

/** Answers for addresses as scans ask for them, and says false of all others, whose pages then answer. */
export function addressLookup(routes: string[]): (address: string) => Promise<boolean> {
  const patterns = routes.filter((route) => route !== CATCH_ALL && !route.startsWith('/_')).map(routePattern);
  return async (address) => {
    const [, ...segments] = address.split('/').map(decodeSegment);
    // Next tidies these up by redirecting.
    if (segments.includes('') || segments[0] === '_next') return false;
    const [first, second] = segments;
    if (patterns.some((pattern) => pattern.test(address))) {
      if (first !== 'posts' || segments.length !== 2 || !second) return false;
      if (await isPublicSlug(second)) return false;
    } else if (isOfCatchAll(segments)) return false;
    return (await findRedirect(`/${segments.join('/')}`)) === null;
  };
}

/** Addresses that the catch-all route answers with a page of its own. */
const isOfCatchAll = ([first, second, ...rest]: string[]) =>
  rest.length === 0 && (first === 'page' ? parsePage(second) !== null : first === 'not-found' && !second);
