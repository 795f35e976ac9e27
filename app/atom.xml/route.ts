import { atom } from '@/lib/feeds/atom';
import { machineResponse } from '@/lib/feeds/machine-response';
import { getFeed } from '@/lib/feeds/queries';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return machineResponse(atom(await getFeed()), 'application/atom+xml');
}
