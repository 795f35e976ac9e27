import { own } from '@/lib/import/wordpress/own-text';

/** Paths of one site that are kept; a larger one is known by the others. */
const MAX_PATHS = 100_000;

const link = /(?:__GHOST_URL__|(?<=href=\\?"))((?:\/[^\s"'<>?#\\/&()]{1,200}){2,6})\/?(?=[\s"'<?#\\)])/g;

/** First parts of paths that are no posts. */
const others = /^\/(?:tag|author|content|page|ghost|p|assets|public|members|rss)\//;

/**
 * Where posts were on a site that had them below paths of its own. Its `routes.yaml` is in no export, but its posts lead
 * to each other.
 */
export class LinkedPaths {
  /** By the last part of the path. */
  private readonly paths = new Map<string, Set<string>>();
  private readonly slugs = new Set<string>();
  private size = 0;
  private prefixes: string[] | undefined;

  take(slug: string, ...texts: string[]): void {
    this.slugs.add(own(slug));
    for (const text of texts) for (const [, path = ''] of text.matchAll(link)) this.keep(path);
  }

  private keep(path: string): void {
    if (others.test(path) || this.size >= MAX_PATHS) return;
    const slug = path.slice(path.lastIndexOf('/') + 1);
    const known = this.paths.get(slug) ?? new Set();
    if (known.has(path)) return;
    this.paths.set(own(slug), known.add(own(path)));
    this.size += 1;
  }

  /** Paths from the root of the site. A place to which several posts belong is taken for one of all. */
  of(slug: string, { isPage }: { isPage: boolean }): string[] {
    this.prefixes ??= this.findPrefixes();
    const below = isPage ? [] : this.prefixes.map((prefix) => `${prefix}/${slug}`);
    return [...new Set([...(this.paths.get(slug) ?? []), ...below])];
  }

  private findPrefixes(): string[] {
    const times = new Map<string, number>();
    for (const [slug, paths] of this.paths) {
      if (!this.slugs.has(slug)) continue;
      for (const path of paths) {
        const prefix = path.slice(0, path.lastIndexOf('/'));
        if (!/\/\d+(?:\/|$)/.test(prefix)) times.set(prefix, (times.get(prefix) ?? 0) + 1);
      }
    }
    return [...times].flatMap(([prefix, count]) => (count > 1 ? [prefix] : []));
  }
}
