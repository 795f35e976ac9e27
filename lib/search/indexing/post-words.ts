import { periodFacet, periodsOf, tagFacet } from '@/lib/search/indexing/facets';
import { searchLanguage } from '@/lib/search/indexing/language';
import { plainTextOf } from '@/lib/search/indexing/plain-text';
import { wordText } from '@/lib/search/indexing/words';

/** UTF-16 code units: with all their places PostgreSQL's vectors hold a megabyte, and a save must not fail for that. */
const MOST_BODY = 150_000;
const MOST_HEADINGS = 20_000;
const MOST_PLAIN = 1_000_000;

/** Words that somebody may have meant: of letters, long enough that one wrong is not another word. */
const TYPED = /^\p{L}[\p{L}\p{M}]{3,39}$/u;

export type IndexedPost = {
  title: string;
  subtitle: string;
  bodyHtml: string;
  language: string;
  siteLanguage: string;
  /** Of a published post; null for a draft. */
  publishedAt: Date | null;
  tags: { id: number; name: string }[];
};

export type PostWords = ReturnType<typeof postWordsOf>;

export function postWordsOf(post: IndexedPost) {
  const { plain, headings } = plainTextOf(post.bodyHtml);
  const texts = {
    title: wordText(post.title),
    tags: wordText(post.tags.map(({ name }) => name).join('\n')),
    subtitle: wordText(post.subtitle),
    headings: wordText(headings.slice(0, MOST_HEADINGS)),
    body: wordText(plain.slice(0, MOST_BODY)),
  };
  const periods = post.publishedAt ? periodsOf(post.publishedAt) : [];
  return {
    language: searchLanguage(post.language || post.siteLanguage),
    texts,
    facets: [...periods.map(periodFacet), ...post.tags.map(({ id }) => tagFacet(id))],
    plain: plain.slice(0, MOST_PLAIN).toWellFormed(),
  };
}

/** Each once, in one order: two that save the same new words do not wait for each other in a circle. */
export function lexiconOf({ texts }: PostWords): string[] {
  const words = new Set(Object.values(texts).join(' ').split(' '));
  return [...words].filter((word) => TYPED.test(word)).sort();
}
