import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { FILE_POLICY } from '@/lib/server/http/answers/content-security-policy';
import { headerList } from '@/lib/server/http/answers/response-headers';
import { placeOfFormer } from '@/lib/server/http/former-addresses';
import { whereaboutsOf } from '@/lib/server/http/known-addresses';
import { pathOfUrl } from '@/lib/server/http/path-of-url';

/** Seconds that proxies and browsers may keep where it leads: the owner may want it to lead elsewhere one day. */
const KEPT_FOR = 3600;

/** Leads on from an address of other software, unless something is there by now. @param otherwise answers all others */
export function leadToPlace(
  request: IncomingMessage,
  response: ServerResponse,
  security: OutgoingHttpHeaders,
  otherwise: () => void,
): void {
  const path = pathOfUrl(request.url);
  const place = request.method === 'GET' || request.method === 'HEAD' ? placeOfFormer(path) : null;
  if (place === null) return otherwise();
  void whereaboutsOf(path.replace(/\/$/, '')).then((where) => {
    if (where !== 'unknown') return otherwise();
    // 301, not 308: programs that fetch feeds have understood it for longer.
    response.writeHead(
      301,
      headerList({
        ...security,
        'content-security-policy': FILE_POLICY,
        'content-length': 0,
        'cache-control': `public, max-age=${KEPT_FOR}`,
        location: place,
      }),
    );
    response.end();
  });
}
