import { decodePercent } from '@/lib/decode-percent';
import { attributesOf } from '@/lib/import/wordpress/shortcode-text';

/** What stands in the mark of a module, by the names that plugins have for it. */
export class ModuleAttributes {
  private readonly attributes: Record<string, string>;
  /** Values without a name: `[progress 80]`. */
  readonly values: string[];

  constructor(text: string) {
    const { attributes, values } = attributesOf(text);
    this.attributes = attributes;
    this.values = values;
  }

  /** The first of these that says something. */
  raw(...names: string[]): string {
    for (const name of names) {
      const value = this.attributes[name]?.trim();
      // What a plugin would fetch from the post itself, and images that are a colour.
      if (value && !/^@ET-DC@/.test(value)) return value;
    }
    return '';
  }

  /** Words, maybe with marks of HTML in them; brackets and quotes are written otherwise within the brackets. */
  text(...names: string[]): string {
    return this.raw(...names)
      .replaceAll('%22', '"')
      .replaceAll('%91', '[')
      .replaceAll('%93', ']')
      .replace(/`(\{|\}|`)`?/g, (_, sign: string) => ({ '{': '[', '}': ']' })[sign] ?? '"');
  }

  /** An address; empty for what leads nowhere. */
  address(site: string, ...names: string[]): string {
    return addressIn(this.raw(...names), site);
  }
}

/** WPBakery writes `url:https%3A%2F%2F…|title:…`, Enfold `manually,https://…` and `page,12`. */
function addressIn(value: string, site: string): string {
  const ofWpBakery = /(?:^|\|)url:([^|]*)/.exec(value);
  if (ofWpBakery) return plainAddress(decodePercent(ofWpBakery[1] ?? ''));
  const [, kind, rest = ''] = /^(manually|lightbox|page|post|[a-z_]+),(.*)$/i.exec(value) ?? [];
  if (kind && /^\d+$/.test(rest)) return `${site}/?p=${rest}`;
  return plainAddress(kind && /^(?:manually|lightbox)$/i.test(kind) ? rest : value);
}

const plainAddress = (text: string): string =>
  /^(?:(?:https?:)?\/\/|\/|#.|mailto:|tel:)\S*$/i.test(text) ? text.replaceAll('"', '%22') : '';
