import 'server-only';
import { decodeSegment, parsePage } from '@/lib/paths';
import { findRedirect, isPublicSlug } from '@/lib/posts/queries/public';
import { readRoutes, routePattern } from '@/lib/server/http/next/routes';
import { registerAddressLookup } from '@/lib/server/http/pages/known-addresses';

const CATCH_ALL = '/[[...path]]';

export async function registerKnownAddresses(): Promise<void> {
  const routes = await readRoutes();
  if (routes) registerAddressLookup(addressLookup(routes));
}

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

const isOfCatchAll = ([first, second, ...rest]: string[]) =>
  rest.length === 0 && (first === 'page' ? parsePage(second) !== null : first === 'not-found' && !second);
