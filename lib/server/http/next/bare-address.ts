import type { IncomingMessage } from 'node:http';

/** First parts of the addresses whose pages read a query. All others are the same whatever it says. */
export const READ_QUERY = new Set(['account', 'admin', 'api', 'comments', 'links', 'login', 'register']);

/** Pages among what programs ask for. */
const isAboutApi = (path: string): boolean => /^\/api\/(docs|problems)(\/|$)/.test(path);

/** Next writes the query into a page that everybody gets: what a newsletter appended is no business of the others. */
export function dropQuery(request: IncomingMessage): void {
  const { method, url = '' } = request;
  const query = url.indexOf('?');
  if (query === -1 || (method !== 'GET' && method !== 'HEAD')) return;
  const path = url.slice(0, query);
  if (READ_QUERY.has(path.split('/', 2)[1] ?? '') && !isAboutApi(path)) return;
  // What Next's router appends to tell its own requests from a browser's.
  const own = new URLSearchParams(url.slice(query)).get('_rsc');
  request.url =
    own === null || request.headers.rsc === undefined ? path : `${path}?_rsc=${encodeURIComponent(own)}`;
}

/** The cookies of Next's preview mode, which the site has none of: with one, Next renders pages for one reader. */
const PREVIEW = /^\s*(?:__prerender_bypass|__next_preview_data)\s*=/;

export function dropPreviewCookies({ headers }: IncomingMessage): void {
  if (!headers.cookie?.includes('__')) return;
  const kept = headers.cookie.split(';').filter((cookie) => !PREVIEW.test(cookie));
  if (kept.length > 0) headers.cookie = kept.join(';').trim();
  else delete headers.cookie;
}
