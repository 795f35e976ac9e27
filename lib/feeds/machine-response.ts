/**
 * What machines read. The cache in front (lib/server/http) keeps it like a page and drops it when content
 * changes; `s-maxage` is what says that it may.
 */
export function machineResponse(body: string, contentType: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': `${contentType}; charset=utf-8`,
      'Cache-Control': 'public, s-maxage=3600, stale-while-revalidate=86400',
    },
  });
}
