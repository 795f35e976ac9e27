import { tryPage } from '@/lib/api/document/try-page';
import { getSiteTitle } from '@/lib/site/queries/title';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return new Response(tryPage(await getSiteTitle()), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'public, s-maxage=3600' },
  });
}
