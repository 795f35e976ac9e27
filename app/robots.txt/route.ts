import { settings } from '@/lib/env';
import { machineResponse } from '@/lib/feeds/machine-response';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  const lines = [
    'User-agent: *',
    'Disallow: /admin',
    'Disallow: /account',
    'Disallow: /api',
    '',
    `Sitemap: ${settings().SITE_URL}/sitemap.xml`,
    '',
  ];
  return machineResponse(lines.join('\n'), 'text/plain');
}
