import { childrenOf, childText, type XmlNode } from '@/lib/import/wordpress/xml-node';

/** Custom fields by name. */
export type PostFields = ReadonlyMap<string, string>;

/** Of several with one name the last. */
export const metaOf = (node: XmlNode): PostFields =>
  new Map(
    childrenOf(node, 'wp:postmeta').map((meta) => [
      childText(meta, 'wp:meta_key'),
      childText(meta, 'wp:meta_value'),
    ]),
  );

/** All that one name has. */
export const metaListOf = (node: XmlNode, name: string): string[] =>
  childrenOf(node, 'wp:postmeta')
    .filter((meta) => childText(meta, 'wp:meta_key') === name)
    .map((meta) => childText(meta, 'wp:meta_value'))
    .filter((value) => value !== '');

/** Something is made of these. */
const used = new Set(['enclosure', 'footnotes']);

/** Of fields with a line before their name, which plugins keep for themselves, those that a person fills in. */
const filledIn = new Set([
  ...['_yoast_wpseo_title', '_yoast_wpseo_metadesc', '_yoast_wpseo_canonical', '_aioseop_title'],
  ...['_aioseop_description', '_genesis_title', '_genesis_description', 'rank_math_title'],
]);

export const unusedFieldsOf = (meta: PostFields): string[] =>
  [...meta.keys()].filter(
    (key) => meta.get(key) !== '' && !used.has(key) && (!key.startsWith('_') || filledIn.has(key)),
  );
