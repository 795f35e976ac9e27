import { rss } from '@/lib/feeds/rss';
import { machineResponse } from '@/lib/feeds/machine-response';
import { getFeed } from '@/lib/feeds/queries';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return machineResponse(rss(await getFeed()), 'application/rss+xml');
}
