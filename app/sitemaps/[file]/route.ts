import { notFound } from 'next/navigation';
import { machineResponse } from '@/lib/feeds/machine-response';
import { getSitemapFile } from '@/lib/feeds/queries';
import { parsePage } from '@/lib/paths';

export const dynamic = 'force-dynamic';

export async function GET(
  _request: Request,
  { params }: RouteContext<'/sitemaps/[file]'>,
): Promise<Response> {
  const [, text] = /^(\d+)\.xml$/.exec((await params).file) ?? [];
  const number = parsePage(text);
  const file = number && (await getSitemapFile(number));
  return file ? machineResponse(file, 'application/xml') : notFound();
}
