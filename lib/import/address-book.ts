import path from 'node:path';
import { addressOf } from '@/lib/import/source-addresses';
import { decodedPath, type PostKind } from '@/lib/paths';
import { markdownExtension } from '@/lib/import/source-files';

type Entry = { path: string; addresses: string[]; slug: string; kind?: PostKind };

export class AddressBook {
  private readonly byPath = new Map<string, string>();
  private readonly byAddress = new Map<string, string>();

  constructor(private readonly entries: Entry[]) {
    for (const entry of entries) {
      const place = placeOf(entry);
      this.byPath.set(entry.path, place);
      for (const address of entry.addresses) this.byAddress.set(address, place);
    }
  }

  resolve(from: { path: string; addresses: string[] }, url: string): string | null {
    const [target = '', fragment] = url.split('#', 2);
    const place = this.find(from, decoded(target.replace(/\?.*$/, '')));
    if (place === undefined) return null;
    return fragment ? `${place}#${written(fragment)}` : place;
  }

  private find(from: { path: string; addresses: string[] }, target: string): string | undefined {
    // Zola's links within the content folder, of which the imported folder may be a part.
    if (target.startsWith('@/')) return this.findByEnd(target.slice(1));
    if (markdownExtension.test(target)) {
      const file = path.posix.join(target.startsWith('/') ? '' : path.posix.dirname(from.path), target);
      return this.byPath.get(file.replace(/^\//, '')) ?? this.byPath.get(file.replace(/\.md$/, '/index.md'));
    }
    const bases = target.startsWith('/') ? ['/'] : from.addresses.map((address) => `${address}/`);
    for (const base of bases) {
      const origin = `http://old.invalid${encodeURI(base)}`;
      if (!URL.canParse(target, origin)) continue;
      const address = addressOf(decoded(new URL(target, origin).pathname));
      const place = this.byAddress.get(address) ?? this.byAddress.get(address.replace(/\.html?$/, ''));
      if (place !== undefined) return place;
    }
    return undefined;
  }

  private findByEnd(target: string): string | undefined {
    const entry = this.entries.find(
      ({ path: file }) => target.endsWith(`/${file}`) || `/${file}`.endsWith(target),
    );
    return entry && placeOf(entry);
  }
}

const placeOf = ({ slug, kind = 'post' }: Entry): string => decodedPath({ slug, kind });

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

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
