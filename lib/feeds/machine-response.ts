import { LRUCache } from 'lru-cache';

/**
 * The cache in front keeps it like a page, because of `s-maxage`, and drops it when content changes.
 * @param address what tells it from others of its type
 */
export function machineResponse(body: string, contentType: string, address = contentType): Response {
  return new Response(body, {
    headers: {
      'Content-Type': `${contentType}; charset=utf-8`,
      'Cache-Control': 'public, s-maxage=3600, stale-while-revalidate=86400',
      'Last-Modified': new Date(nextSecond(address)).toUTCString(),
    },
  });
}

/** Those whose last second may still matter are among the newest. */
const made = new LRUCache<string, number>({ max: 10_000 });

/** Two texts made within one second get two, or a program that asks by date would miss the second. */
function nextSecond(kind: string): number {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const second = Math.max(now, (made.get(kind) ?? 0) + 1000);
  made.set(kind, second);
  return second;
}
