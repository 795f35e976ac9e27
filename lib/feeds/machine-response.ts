/**
 * What machines read. The cache in front (lib/server/http) keeps it like a page and drops it when content
 * changes; `s-maxage` is what says that it may.
 */
export function machineResponse(body: string, contentType: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': `${contentType}; charset=utf-8`,
      'Cache-Control': 'public, s-maxage=3600, stale-while-revalidate=86400',
      'Last-Modified': new Date(nextSecond(contentType)).toUTCString(),
    },
  });
}

/** When each kind was made last, in milliseconds. */
const made = new Map<string, number>();

/**
 * When a text was made, in whole seconds, as HTTP has them. Two that were made within one second get two, or a
 * program that asks by date would miss the second.
 */
function nextSecond(kind: string): number {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const second = Math.max(now, (made.get(kind) ?? 0) + 1000);
  made.set(kind, second);
  return second;
}
