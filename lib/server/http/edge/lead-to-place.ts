import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { FILE_POLICY } from '@/lib/server/http/answers/content-security-policy';
import { headerList } from '@/lib/server/http/answers/response-headers';
import {
  isFormerPath,
  isFormerQuery,
  placeOfFormer,
  type FormerPlace,
} from '@/lib/server/http/former-addresses';
import { whereaboutsOf } from '@/lib/server/http/known-addresses';
import { pathOfUrl } from '@/lib/server/http/path-of-url';

/** Seconds that proxies and browsers may keep where it leads: the owner may want it to lead elsewhere one day. */
const KEPT_FOR = 3600;

type Asked = {
  request: IncomingMessage;
  response: ServerResponse;
  /** As it came, with its query. */
  url: string;
  security: OutgoingHttpHeaders;
};

/** Leads on from an address of other software, unless something is there by now. @param otherwise answers all others */
export function leadToPlace({ request, response, url, security }: Asked, otherwise: () => void): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || !(isFormerQuery(url) || isFormerPath(pathOfUrl(url)))) return otherwise();
  void findPlace(url).then((place) => {
    if (place === null) return otherwise();
    response.writeHead(
      // 301, not 308: programs that fetch feeds have understood it for longer.
      place.isPermanent ? 301 : 302,
      headerList({
        ...security,
        'content-security-policy': FILE_POLICY,
        'content-length': 0,
        'cache-control': `public, max-age=${KEPT_FOR}`,
        location: place.location,
      }),
    );
    response.end();
  });
}

async function findPlace(url: string): Promise<FormerPlace | null> {
  const path = pathOfUrl(url);
  const query = isFormerQuery(url) ? url.slice(path.length + 1) : '';
  // What is at the root says nothing of what its query names.
  if (path !== '/' && (await whereaboutsOf(path.replace(/\/$/, ''))) !== 'unknown') return null;
  return placeOfFormer(path, query);
}
