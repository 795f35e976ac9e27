import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { isAddressOfProxy, isForwarded } from './guard';
import type { SiteAddress } from '@/lib/server/http/site-address';

/** Hosts that are told in the log, each once: scans invent them without end. */
const MAX_HOSTS = 100;

export class ProxyDoubts {
  readonly #hosts = new Set<string>();
  readonly #told = new Set<'private' | 'hops'>();

  constructor(
    private readonly site: SiteAddress,
    private readonly logger: Logger,
  ) {}

  tell(request: IncomingMessage): void {
    if (this.#told.size === 2 || !isForwarded(request) || isOfNext(request)) return;
    const { isPublic, hops } = this.site;
    if (!isPublic && hops === 0) {
      this.#once(
        'private',
        'a proxy asks for somebody, but this site is set up for this machine alone: set SITE_URL to the address that readers use, and TRUSTED_PROXY_HOPS to the number of proxies',
      );
    } else if (isAddressOfProxy(request, this.site)) {
      this.#once(
        'hops',
        `there are more proxies in front than TRUSTED_PROXY_HOPS=${hops} says, so readers cannot be told apart and are not limited by their networks: set it to their number`,
      );
    }
  }

  tellHost({ headers }: IncomingMessage): void {
    const host = String(headers['x-forwarded-host'] ?? headers.host ?? '').slice(0, 200);
    if (this.#hosts.has(host) || this.#hosts.size >= MAX_HOSTS) return;
    this.#hosts.add(host);
    this.logger.warn(
      { host, expected: this.site.host },
      'a request for another host than the one of SITE_URL; behind a proxy, it must pass the Host header on',
    );
  }

  #once(kind: 'private' | 'hops', message: string): void {
    if (this.#told.has(kind)) return;
    this.#told.add(kind);
    this.logger.warn(message);
  }
}

/** After an action that redirects, Next asks this server with these headers; who else sends one hides a warning, no more. */
const isOfNext = ({ headers }: IncomingMessage): boolean => headers['x-colophon-client'] !== undefined;
