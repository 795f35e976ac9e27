import { jsonFeed } from '@/lib/feeds/json-feed';
import { machineResponse } from '@/lib/feeds/machine-response';
import { getFeed } from '@/lib/feeds/queries';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return machineResponse(jsonFeed(await getFeed()), 'application/feed+json');
}
