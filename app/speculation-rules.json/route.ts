import { speculationRules } from '@/lib/speculation-rules';

export const dynamic = 'force-static';

export const GET = (): Response =>
  new Response(JSON.stringify(speculationRules), {
    headers: {
      'content-type': 'application/speculationrules+json',
      'cache-control': 'public, max-age=3600, s-maxage=3600',
    },
  });
