import path from 'node:path';
import { decodePercent } from '@/lib/decode-percent';
import { addressOf } from '@/lib/import/source-addresses';
import { decodedPath, type PostKind } from '@/lib/paths';

type Entry = { path: string; addresses: string[]; slug: string; kind?: PostKind };
type From = { path: string; addresses: string[] };

const documentEnd = /\.(?:md|markdown|mdown|mkdn?|mdwn|mdx|smd|html?)$/i;

/** Where the posts of one source are here, by their files and by their former addresses. */
export class AddressBook {
  /** By the path without its end, and without `index`, in small letters. */
  private readonly byStem = new Map<string, Entry>();
  private readonly byPath = new Map<string, Entry>();
  private readonly byAddress = new Map<string, Entry>();
  private readonly byName = new Map<string, Entry[]>();

  constructor(entries: Entry[]) {
    for (const entry of entries) {
      this.byPath.set(entry.path, entry);
      for (const address of entry.addresses)
        // Of an address that two have, the one that has it first is meant.
        if (!this.byAddress.has(address)) this.byAddress.set(address, entry);
      // WordPress and Ghost have addresses alone.
      if (entry.path === '' || /^(?:[a-z]+:|\/)/i.test(entry.path)) continue;
      for (const stem of stemsOf(entry.path)) if (!this.byStem.has(stem)) this.byStem.set(stem, entry);
      for (const name of stemsOf(entry.path).map((stem) => path.posix.basename(stem))) {
        const others = this.byName.get(name);
        if (others) others.push(entry);
        else this.byName.set(name, [entry]);
      }
    }
  }

  /** The path here that a link of a post leads to, with its fragment; null where it leads to none of them. */
  resolve(from: From, url: string): string | null {
    const [target = '', fragment] = url.split('#', 2);
    const entry = this.find(from, decodePercent(target.replace(/\?.*$/, '')));
    if (entry === undefined) return null;
    const place = decodedPath({ slug: entry.slug, kind: entry.kind ?? 'post' });
    return fragment ? `${place}#${written(fragment)}` : place;
  }

  private find(from: From, target: string): Entry | undefined {
    if (target === '' || target.length > 2000 || target.includes('\0')) return undefined;
    // Zola's links within the content folder, of which the imported folder may be a part.
    if (target.startsWith('@/')) return this.findByEnd(target.slice(1));
    return this.findFile(from, target) ?? this.findAddress(from, target) ?? this.findLoosely(from, target);
  }

  private findFile(from: From, target: string): Entry | undefined {
    if (!documentEnd.test(target)) return undefined;
    const top = target.startsWith('/') ? '' : path.posix.dirname(from.path);
    const file = path.posix.join(top, target).replace(/^\/+/, '');
    return this.byPath.get(file) ?? this.byStem.get(stemOf(file));
  }

  private findAddress(from: From, target: string): Entry | undefined {
    const bases = target.startsWith('/') ? ['/'] : from.addresses.map((address) => `${address}/`);
    for (const base of bases) {
      const origin = `http://old.invalid${encodeURI(base)}`;
      if (!URL.canParse(target, origin)) continue;
      const address = addressOf(new URL(target, origin).pathname);
      const entry = this.byAddress.get(address) ?? this.byAddress.get(address.replace(documentEnd, ''));
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** A file without its end beside the post or from the top, and one of which only the last folders are given. */
  private findLoosely(from: From, target: string): Entry | undefined {
    const stem = stemOf(target.replace(/^\/+/, ''));
    const beside = stemOf(path.posix.join(path.posix.dirname(from.path), target));
    const found = (target.startsWith('/') ? undefined : this.byStem.get(beside)) ?? this.byStem.get(stem);
    return (
      found ?? (documentEnd.test(target) && stem.includes('/') ? this.findByEnd(`/${target}`) : undefined)
    );
  }

  private findByEnd(target: string): Entry | undefined {
    const stem = `/${stemOf(target.replace(/^(?:\.{0,2}\/)+/, ''))}`;
    const sameName = this.byName.get(path.posix.basename(stem)) ?? [];
    return sameName.find(({ path: file }) =>
      stemsOf(file).some((own) => stem.endsWith(`/${own}`) || `/${own}`.endsWith(stem)),
    );
  }
}

const stemOf = (file: string): string =>
  file
    .normalize('NFC')
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(documentEnd, '')
    .replace(/(?<=.)\/index$/, '');

/** `blog/2020-01-02-a.md` is also meant by `blog/a`. */
const stemsOf = (file: string): string[] => {
  const stem = stemOf(file);
  const undated = stem.replace(/(^|\/)\d{4}-\d{1,2}-\d{1,2}[-_](?=[^/]+$)/, '$1');
  return undated === stem ? [stem] : [stem, undated];
};

/** Without what would end an address in Markdown or in an attribute. */
const written = (fragment: string): string =>
  fragment.replace(/[\s()<>"'\\`&]/g, (character) =>
    character === "'"
      ? '%27'
      : character === '('
        ? '%28'
        : character === ')'
          ? '%29'
          : encodeURIComponent(character),
  );
