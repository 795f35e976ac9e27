import { NO_DATE, type Entry } from '@/lib/export/entry';
import type { Target } from '@/lib/export/target';
import { fetchPage, type FetchedPage, type SiteServer } from './fetch-page';
import { fileOf, isExcluded, linkBetween } from './page-files';
import { rewriteCss } from './rewrite-css';
import { rewritePage, type Resolve } from './rewrite-page';

type Options = {
  /** @param total as many as are known so far */
  onPage?: (done: number, total: number) => void;
  signal?: AbortSignal;
};

export type WrittenPages = { pages: number; files: number };

/** Where every reader can begin; what they link to follows. */
const beginnings = ['/', '/archive', '/tags', '/series', '/sitemap.xml', '/robots.txt', '/favicon.ico'];

/** All that readers see, as files that any server of files can show. @throws when the site does not answer */
export async function writePages(
  server: SiteServer,
  target: Pick<Target, 'add'>,
  { onPage = () => {}, signal }: Options = {},
): Promise<WrittenPages> {
  const walk = new SiteWalk(server, signal);
  for (const path of beginnings) await walk.find(path);
  const written = { pages: 0, files: 0 };
  for (let path = walk.next(); path !== undefined; path = walk.next()) {
    const fetched = await fetchPage(server, path, { signal });
    if (fetched.status >= 500) throw failure(fetched.status, path);
    // Otherwise somebody has taken it away since it was found.
    if (fetched.status === 200) {
      await target.add(await entryOf(walk, path, fetched));
      written[isHtml(fetched.type) ? 'pages' : 'files'] += 1;
    }
    onPage(written.pages + written.files, written.pages + written.files + walk.waiting);
  }
  return written;
}

const failure = (status: number, path: string): Error => new Error(`the site answered ${status} for ${path}`);

const isHtml = (type: string): boolean => type.startsWith('text/html');

async function entryOf(walk: SiteWalk, path: string, { type, bytes }: FetchedPage): Promise<Entry> {
  const file = fileOf(path, isHtml(type));
  const base = { path: file, modifiedAt: NO_DATE };
  if (isHtml(type))
    return { ...base, content: Buffer.from(await rewritePage(String(bytes), walk.resolver(path, file))) };
  if (type.startsWith('text/css')) {
    const resolve = walk.resolver(path, file);
    return { ...base, content: Buffer.from(await rewriteCss(String(bytes), resolve)) };
  }
  // Scripts of reading ask for each other, and lie side by side.
  if (path.startsWith('/_scripts/')) {
    for (const [, other] of String(bytes).matchAll(/"(\/_scripts\/[\w.-]+)"/g)) await walk.find(other!);
    return { ...base, content: Buffer.from(String(bytes).replaceAll('"/_scripts/', '"./')) };
  }
  if (/^\/sitemap/.test(path))
    for (const [, url] of String(bytes).matchAll(/<loc>([^<]+)<\/loc>/g))
      await walk.find(url!.replaceAll('&amp;', '&'));
  return { ...base, content: bytes, isCompressed: /^(?:image|font)\//.test(type) };
}

/** What was found, where its file is, and what is still to be fetched. */
class SiteWalk {
  readonly #files = new Map<string, string | null>();
  readonly #queue: string[] = [];
  #taken = 0;

  constructor(
    private readonly server: SiteServer,
    private readonly signal?: AbortSignal,
  ) {}

  get waiting(): number {
    return this.#queue.length - this.#taken;
  }

  next(): string | undefined {
    return this.#queue[this.#taken++];
  }

  /** Addresses on one page as they are in its file. */
  resolver(path: string, file: string): Resolve {
    return async (url) => {
      if (url === '' || url.startsWith('#') || /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(url)) return url;
      if (!URL.canParse(url, this.server.siteUrl + path)) return url;
      const { origin, pathname, search, hash } = new URL(url, this.server.siteUrl + path);
      if (origin !== this.server.siteUrl) return url;
      if (isExcluded(pathname)) return null;
      const found = await this.find(pathname);
      // An address that leads nowhere here leads nowhere there either.
      if (found === null) return `${origin}${pathname}${search}${hash}`;
      return linkBetween(file, found.file) + (hash || found.hash);
    };
  }

  /** The file of an address of the site; null where nothing is. */
  async find(url: string): Promise<{ file: string; hash: string } | null> {
    const { origin, pathname } = new URL(url, this.server.siteUrl);
    if (origin !== this.server.siteUrl) return null;
    return this.#look(pathname, 0);
  }

  async #look(path: string, depth: number): Promise<{ file: string; hash: string } | null> {
    const known = this.#files.get(path);
    if (known === null) return null;
    if (known !== undefined) {
      const [file = '', hash = ''] = known.split('#');
      return { file, hash: hash && `#${hash}` };
    }
    const found = await this.#ask(path, depth);
    this.#files.set(path, found && found.file + found.hash);
    return found;
  }

  async #ask(path: string, depth: number): Promise<{ file: string; hash: string } | null> {
    if (isExcluded(path)) return null;
    const { status, type, location } = await fetchPage(this.server, path, {
      method: 'HEAD',
      signal: this.signal,
    });
    if (status >= 300 && status < 400 && location !== '' && depth < 10) {
      const there = new URL(location, this.server.siteUrl + path);
      if (there.origin !== this.server.siteUrl) return null;
      const found = await this.#look(there.pathname, depth + 1);
      return found && { file: found.file, hash: there.hash || found.hash };
    }
    if (status >= 500) throw failure(status, path);
    if (status !== 200) return null;
    this.#queue.push(path);
    return { file: fileOf(path, isHtml(type)), hash: '' };
  }
}
