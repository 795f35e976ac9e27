import { textOfHtml } from '@/lib/import/html/html-text';
import type { PostFields } from '@/lib/import/wordpress/post-meta';
import { childrenOf, type XmlNode } from '@/lib/import/wordpress/xml-node';
import type { TermNames } from '@/lib/import/wordpress/term-names';
import { SeriesNameSchema } from '@/lib/posts/series-name';
import { canonicalLanguage } from '@/lib/site/language';

type Term = { name: string; slug: string };

/** What an item has of a taxonomy. */
export const termsOf = (node: XmlNode, ...taxonomies: string[]): Term[] =>
  childrenOf(node, 'category')
    .filter(({ attributes: { domain = '' } }) => taxonomies.includes(domain))
    .map(({ attributes: { nicename = '' }, text }) => ({ name: textOfHtml(text), slug: nicename }));

export function tagsOf(node: XmlNode, terms: TermNames): string[] {
  const names = childrenOf(node, 'category').flatMap(({ attributes, text }) => {
    const { domain = '', nicename = '' } = attributes;
    // Version 1.0 says each category twice, once without telling what it is.
    if (domain === '' && childrenOf(node, 'category').some((other) => other.attributes.domain)) return [];
    return terms.nameOf(domain || 'category', nicename, textOfHtml(text)) ?? [];
  });
  return [...new Set(names)];
}

/** Aside, quote, status and so on: how a theme shows a post. */
export const formatOf = (node: XmlNode): string[] =>
  termsOf(node, 'post_format').map(({ slug }) => `post format ${slug.replace('post-format-', '')}`);

/** Polylang keeps the language as a term, WPML in a field. */
export function languageOf(node: XmlNode, meta: PostFields): string | undefined {
  const [term] = termsOf(node, 'language');
  const code = term?.slug.replace(/^pll_/, '') || meta.get('_wpml_import_language_code') || '';
  return (code && canonicalLanguage(code)) || undefined;
}

/** Of Organize Series and PublishPress Series. */
export function seriesOf(node: XmlNode, meta: PostFields): { series?: string; seriesPosition?: number } {
  const [term] = termsOf(node, 'series', 'post_series');
  const { data: series } = SeriesNameSchema.safeParse(term?.name);
  if (!series) return {};
  const part = [...meta].find(([name, value]) => /^_series_part(?:_|$)/.test(name) && /^\d+$/.test(value));
  const place = Number(part?.[1]);
  return place >= 1 && place <= 1_000_000 ? { series, seriesPosition: place } : { series };
}

/** Who is named as having written it, by Co-Authors Plus; its own authors are no logins and begin with `cap-`. */
export const coAuthorsOf = (node: XmlNode): { login: string; name: string }[] =>
  termsOf(node, 'author', 'ppma_author')
    .map(({ name, slug }) => ({ login: slug.replace(/^cap-/, ''), name }))
    .filter(({ login }) => login !== '');
