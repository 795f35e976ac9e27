import { own } from '@/lib/import/wordpress/own-text';
import type { WxrIndex, WxrTerm } from '@/lib/import/wordpress/wxr-index';

/** "Uncategorized", as WordPress calls it in the languages in which it is installed most. */
const withoutCategory = new Set([
  ...['uncategorized', 'uncategorised', 'non classé', 'non-classe', 'sin categoría', 'sin-categoria'],
  ...['sin categorizar', 'senza categoria', 'senza-categoria', 'sem categoria', 'sem-categoria'],
  ...['geen categorie', 'geen-categorie', 'niet gecategoriseerd', 'bez kategorii', 'bez-kategorii'],
  ...['okategoriserade', 'ukategoriseret', 'ukategorisert', 'luokittelematon', 'nezařazené', 'nezarazene'],
  ...['egyéb kategória', 'без рубрики', 'без категории', 'без категорії', '未分类', '未分類', '未分类文章'],
  ...[
    '미분류',
    'kategorisiz',
    'genel kategori',
    'χωρίς κατηγορία',
    'دسته‌بندی نشده',
    'غير مصنف',
    'ללא קטגוריה',
  ],
  ...['fără categorie', 'fara-categorie', 'chưa được phân loại', 'tak berkategori', 'ไม่มีหมวดหมู่'],
]);

/** `post_tag`, and those of portfolios, products and the like: `portfolio_category`, `product_tag`. */
const isOfTags = /(?:^|[-_])(?:tags?|cats?|categor(?:y|ies)|topics?|genres?)$/i;

/** Categories and tags are one thing here: names of tags by what WordPress calls them. */
export class TermNames {
  private readonly names = new Map<string, string>();
  private readonly used = new Map<string, WxrTerm>();
  /** Posts of which the category for what has none was left out. */
  uncategorized = 0;

  constructor({ terms }: WxrIndex) {
    const times = new Map<string, number>();
    for (const { name } of terms.category.values()) times.set(name, (times.get(name) ?? 0) + 1);
    for (const [slug, { name, parent }] of terms.category) {
      const above = terms.category.get(parent)?.name;
      // Two of one name under different parents would become one tag.
      this.names.set(slug, (times.get(name) ?? 0) > 1 && above ? `${above} / ${name}` : name);
    }
    this.terms = terms;
  }

  private readonly terms: WxrIndex['terms'];

  /** @param name as the post itself has it, for exports that list no terms; undefined where it is no tag */
  nameOf(domain: string, slug: string, name: string): string | undefined {
    const taxonomy = domain === 'category' ? 'category' : isOfTags.test(domain) ? 'post_tag' : null;
    if (!taxonomy) return undefined;
    if (taxonomy === 'category' && withoutCategory.has((name || slug).toLowerCase())) {
      this.uncategorized += 1;
      return undefined;
    }
    const term = this.terms[taxonomy].get(slug);
    const found = (taxonomy === 'category' ? this.names.get(slug) : term?.name) || name || slug;
    const known = this.used.get(found);
    const description = known?.description || (term?.description ?? '');
    if (known?.description !== description || !known)
      this.used.set(own(found), {
        name: own(found),
        slug: own(known?.slug ?? slug),
        parent: '',
        description,
      });
    return found;
  }

  /** Those that posts have. */
  list(): WxrTerm[] {
    return [...this.used.values()];
  }
}
