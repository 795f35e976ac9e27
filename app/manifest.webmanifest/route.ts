import { machineResponse } from '@/lib/feeds/machine-response';
import { siteManifest } from '@/lib/site/manifest';
import { getSite } from '@/lib/site/queries/site';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return machineResponse(JSON.stringify(siteManifest(await getSite())), 'application/manifest+json');
}
