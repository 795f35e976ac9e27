import 'server-only';
import { noteShown } from '@/lib/server/http/content-version';
import { getSite } from '@/lib/site/queries/site';
import { themeCss, themePath } from '@/lib/site/theme';

/** Seconds. */
const YEAR = 31_536_000;

/** Whatever the name: a page that is open from before gets the present look, which nothing keeps under the old name. */
export async function serveTheme(name: string): Promise<Response> {
  if (!/^[a-f0-9]{16}\.css$/.test(name))
    return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } });
  const site = await getSite();
  // Settings alone change it.
  noteShown([]);
  const isPresent = themePath(site) === `/theme/${name}`;
  return new Response(themeCss(site), {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': isPresent ? `public, max-age=${YEAR}, immutable` : 'no-store',
    },
  });
}
