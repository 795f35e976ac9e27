import { decodePercent } from '@/lib/decode-percent';
import { AddressBook } from '@/lib/import/address-book';
import type { PostKind } from '@/lib/paths';

/** A post of the source: its file or main address there, and where it is here. */
export type Placed = { path: string; addresses: string[]; slug: string; kind: PostKind };

/** Where links lead of which the old site was the place: `other` is somewhere else on the web. */
export type Destination = { place: string } | 'broken' | 'other';

/** From the addresses and files of the source to the addresses here. */
export class LinkMap {
  private readonly book: AddressBook;
  private readonly withQuery = new Map<string, string>();
  private readonly host: string;

  /**
   * @param site the address of the source; empty where it does not say
   * @param redirects paths of the source, and where they lead, which is found in this map again
   */
  constructor(
    places: Placed[],
    site: string,
    private readonly redirects: ReadonlyMap<string, string> = new Map(),
  ) {
    this.host = hostOf(site);
    this.book = new AddressBook(places);
    for (const { addresses, slug, kind } of places)
      for (const address of addresses)
        if (address.includes('?'))
          this.withQuery.set(address, kind === 'page' ? `/${slug}` : `/posts/${slug}`);
  }

  resolve(from: { base: string; addresses: string[] }, url: string): Destination {
    if (url === '' || /^[?#{]/.test(url)) return 'other';
    const here = this.onSite(url);
    if (here === null) return 'other';
    const place = this.find(from, here);
    if (place !== undefined) return { place };
    // The home page of the old site is that of this one.
    if (here !== url && /^\/?(?:#.*)?$/.test(here)) return { place: '/' };
    return 'broken';
  }

  private find(from: { base: string; addresses: string[] }, url: string, depth = 0): string | undefined {
    const [address = '', fragment] = url.split('#', 2);
    const numbered = this.withQuery.get(address.replace(/^\/(?:index\.php)?\?/, '/?'));
    if (numbered) return fragment ? `${numbered}#${fragment}` : numbered;
    const place = this.book.resolve({ path: from.base, addresses: from.addresses }, url);
    if (place !== null) return place;
    const target = this.redirects.get(decodePercent(address.replace(/\?.*$/, '').replace(/(?<=.)\/+$/, '')));
    if (target === undefined || depth > 10) return undefined;
    const here = this.onSite(target);
    return here === null ? target : this.find(from, here, depth + 1);
  }

  /** What the url is within the source; null for what lies elsewhere. */
  private onSite(url: string): string | null {
    const absolute = /^(?:https?:)?\/\//i.test(url);
    if (!absolute) return /^[a-z][a-z0-9+.-]*:/i.test(url) ? null : url;
    if (this.host === '' || hostOf(url) !== this.host) return null;
    const [, rest = ''] = /^(?:https?:)?\/\/[^/?#]*(.*)$/is.exec(url) ?? [];
    return rest.startsWith('/') ? rest : `/${rest}`;
  }
}

function hostOf(url: string): string {
  const whole = url.startsWith('//') ? `https:${url}` : url;
  if (!URL.canParse(whole)) return '';
  return new URL(whole).host.toLowerCase().replace(/^www\./, '');
}
