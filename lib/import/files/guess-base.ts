import { addressOf } from '@/lib/import/source-addresses';

/**
 * The path below which a site lay: the one under which most of the absolute links in its texts lead to its posts.
 * @param links with how often each stands @returns empty for the top, `/blog` and the like
 */
export function guessBase(addresses: Iterable<string>, links: ReadonlyMap<string, number>): string {
  const known = new Set([...addresses].map((address) => address.replace(/\.html?$/, '')));
  const votes = new Map<string, number>();
  for (const [link, times] of links) {
    const base = baseFor(addressOf(link).replace(/\.(?:html?|md|mdx|markdown)$/, ''), known);
    if (base !== null) votes.set(base, (votes.get(base) ?? 0) + times);
  }
  const best = [...votes].sort(([a, m], [b, n]) => n - m || a.length - b.length)[0];
  return best?.[0] ?? '';
}

/** The shortest that works: of `/a/b/c` nothing, `/a`, or `/a/b`. */
function baseFor(link: string, known: ReadonlySet<string>): string | null {
  let at = 0;
  for (let parts = 0; parts < 5; parts += 1) {
    if (known.has(link.slice(at))) return link.slice(0, at);
    at = link.indexOf('/', at + 1);
    if (at === -1) return null;
  }
  return null;
}
