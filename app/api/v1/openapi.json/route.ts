import { makeDocument } from '@/lib/api/document/make-document';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return Response.json(await makeDocument(), { headers: { 'Cache-Control': 'public, s-maxage=3600' } });
}
