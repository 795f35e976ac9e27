import { NextRequest } from 'next/server';
import { handlers } from '@/lib/auth/session';

export const GET = (request: NextRequest) => handlers.GET(withoutCallback(request));
export const POST = (request: NextRequest) => handlers.POST(withoutCallback(request));

/** next-auth answers 500 to a `callbackUrl` in the query that is no address. Nothing here needs one. */
function withoutCallback(request: NextRequest): NextRequest {
  const url = new URL(request.url);
  if (!url.searchParams.has('callbackUrl')) return request;
  url.searchParams.delete('callbackUrl');
  return new NextRequest(url, request);
}
