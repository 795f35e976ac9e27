import { machineResponse } from '@/lib/feeds/machine-response';
import { getSitemap } from '@/lib/feeds/queries';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return machineResponse(await getSitemap(), 'application/xml');
}
