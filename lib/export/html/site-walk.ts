import { fetchPage, type SiteServer } from './fetch-page';
import type { Moved } from './moved-addresses';
import { fileOf, isExcluded, linkBetween } from './page-files';
import type { Resolve } from './rewrite-page';

export const isHtml = (type: string): boolean => type.startsWith('text/html');

export const failure = (status: number, path: string): Error =>
  new Error(`the site answered ${status} for ${path}`);

/** What was found, where its file is, and what is still to be fetched. */
export class SiteWalk {
  readonly #files = new Map<string, string | null>();
  readonly #queue: string[] = [];
  /** Addresses by their files. */
  readonly #paths = new Map<string, string>();
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

  /** Where an old address leads; null for one that leads nowhere, or to what needs a server. @param from encoded */
  async followMoved(from: string): Promise<Moved | null> {
    const { status, location } = await fetchPage(this.server, from, { method: 'HEAD', signal: this.signal });
    if (status < 300 || status >= 400 || location === '') return null;
    const isPermanent = status === 301 || status === 308;
    const there = new URL(location, this.server.siteUrl + from);
    if (there.origin !== this.server.siteUrl) return { from, to: there.href, isPermanent };
    const found = await this.find(there.pathname);
    if (!found) return null;
    const { file } = found;
    return {
      from,
      to: { file, hash: there.hash || found.hash, path: this.#paths.get(file) ?? '/' },
      isPermanent,
    };
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
    const file = fileOf(path, isHtml(type));
    this.#paths.set(file, path);
    return { file, hash: '' };
  }
}
