import path from 'node:path';
import { decodePercent } from '@/lib/decode-percent';
import { addressOf } from '@/lib/import/source-addresses';

/** Folders of posts that have files of their own, by the addresses of the posts: texts name those files as the site had them. */
export class Bundles {
  private readonly folders = new Map<string, string>();
  private readonly addresses = new Map<string, string>();

  add(file: string, addresses: string[]): void {
    const { dir, name } = path.posix.parse(file);
    const [first] = addresses;
    if (first !== undefined) this.addresses.set(file, first);
    if (!/^index(?:\.|$)/.test(name)) return;
    for (const address of addresses) if (!this.folders.has(address)) this.folders.set(address, dir);
  }

  /** `../other-post/a.png` and `/2020/other-post/a.png`, where that is no path; null where no post has the address. */
  find(url: string, from: string, base: string): string | null {
    const bare = decodePercent(url.replace(/[?#].*$/, ''));
    const own = this.addresses.get(from);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(bare) || (own === undefined && !bare.startsWith('/'))) return null;
    const target = bare.startsWith('/') ? bare : path.posix.join(own ?? '/', bare);
    const rest = base !== '' && target.startsWith(`${base}/`) ? target.slice(base.length) : target;
    for (const place of new Set([target, rest])) {
      const folder = this.folders.get(addressOf(encodeURI(path.posix.dirname(place))));
      if (folder !== undefined) return path.posix.join('/', folder, path.posix.basename(place));
    }
    return null;
  }
}
