/**
 * Stands in for `next/headers` in tests of what reads a request's headers and cookies:
 * `vi.mock('next/headers', () => import('@/lib/testing/next-headers'))`. As in Next, both throw outside a request.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

type Cookie = { value: string; options: Record<string, unknown> };
type Request = { headers: Headers; jar: Map<string, Cookie> };

const requests = new AsyncLocalStorage<Request>();

function current(): Request {
  const request = requests.getStore();
  if (!request) throw new Error('outside a request');
  return request;
}

export const headers = async (): Promise<Headers> => current().headers;

export async function cookies() {
  const { jar } = current();
  return {
    get: (name: string) => jar.get(name),
    has: (name: string) => jar.has(name),
    set: (name: string, value: string, options: Record<string, unknown> = {}) => {
      if (options.maxAge === 0) jar.delete(name);
      else jar.set(name, { value, options });
    },
  };
}

/** A browser that keeps the cookies it is given and sends them with its next request. */
export class Browser {
  jar = new Map<string, Cookie>();

  constructor(private readonly sends: Record<string, string> = {}) {}

  /** Runs something as the server would during one request of this browser. */
  request<T>(run: () => Promise<T>): Promise<T> {
    const cookie = [...this.jar].map(([name, { value }]) => `${name}=${value}`).join('; ');
    return requests.run({ headers: new Headers({ cookie, ...this.sends }), jar: this.jar }, run);
  }

  /** Another one with the same cookies, as whoever stole them would have. */
  copy(): Browser {
    const other = new Browser(this.sends);
    other.jar = new Map(this.jar);
    return other;
  }
}

export const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
let hosts = 0;

/** From an address of its own, so that tests do not use up each other's attempts. */
export const newBrowser = () =>
  new Browser({ 'user-agent': FIREFOX, 'x-colophon-client': `198.51.100.${++hosts}`, host: 'localhost' });

/** Where Next would lead the browser; what was answered when it would not. */
export async function locationAfter(run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    const { digest = '' } = error as { digest?: string };
    if (digest.startsWith('NEXT_REDIRECT;')) return digest.split(';')[2];
    if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;')) return Number(digest.split(';')[1]);
    throw error;
  }
}
