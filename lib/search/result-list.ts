import { escapeHtml } from '@/lib/escape-html';
import { formatDate, type DateStyle } from '@/lib/format-date';
import { archivePath, postPath, searchPath, tagPath } from '@/lib/paths';
import type { Period } from '@/lib/search/indexing/facets';
import { markFinder } from '@/lib/search/marks';
import { beginOf } from '@/lib/search/periods';
import { MAX_QUERY, type LeftOut, type Query } from '@/lib/search/query';
import { markedHtml, snippetOf } from '@/lib/search/snippet';
import type { Lexemes } from '@/lib/search/ts-query';
import { languageAttributes } from '@/lib/site/language';

type ListedPost = {
  slug: string;
  title: string;
  language: string;
  publishedAt: Date | null;
  tags: { slug: string; name: string }[];
  plain: string;
};

export type Results = {
  query: Query;
  lexemes: Lexemes;
  posts: ListedPost[];
  total: number;
  cutAt: Date | null;
  page: number;
  pageCount: number;
  instead: { typed: string; literally: string } | null;
  olderThan: Period | null;
  before: Period | null;
  unknownTags: string[];
};

const leftOutNotes: Record<LeftOut, string> = {
  end: `Only the first ${MAX_QUERY} characters were looked for.`,
  words: 'Only the first words were looked for.',
  alternatives: 'Only the first words with “or” between were looked for.',
  signs: 'Signs without letters or digits were left out.',
  'short-prefix':
    'The beginning of a word needs four letters; shorter ones are looked for in titles and tags alone.',
  'only-excluded': 'Add a word to look for: a search cannot only leave something out.',
};

/** Results from which on a search is too wide to look through. */
const MANY = 100;

/** What was found, as HTML: every text is escaped, and nothing in it depends on who asks. */
export function resultList(results: Results, style: DateStyle): string {
  const { query, posts, unknownTags } = results;
  const notes = [
    ...unknownTags.map((name) => `There is no tag “${bdi(name)}”.`),
    ...query.leftOut.map((what) => leftOutNotes[what]),
  ];
  return [
    `<p class="search-summary">${summaryOf(results, style)}</p>`,
    ...notes.map((note) => `<p class="hint">${note}</p>`),
    posts.length > 0 ? listOf(results, style) : whatToTry(results),
    pagesOf(results, style),
  ].join('');
}

/** A sentence for a search that could not be done, as HTML in the place of its list. */
export const failedSearch = (sentence: string): string =>
  `<p class="search-summary" role="alert">${escapeHtml(sentence)}</p>`;

function summaryOf({ query, instead, total, cutAt, before }: Results, style: DateStyle): string {
  const text = `<strong>${bdi(query.text)}</strong>`;
  const when = before === null ? '' : ` from before ${named(before, style)}`;
  if (instead !== null) {
    const { typed, literally } = instead;
    return `Results for ${text}. <a href="${href(literally)}">Search for ${bdi(typed)} instead</a>`;
  }
  if (query.groups.length === 0) return 'Nothing was looked for.';
  const where = cutAt ? ' among the newest posts' : '';
  if (total === 0) return `Nothing${when} was found for ${text}${where}.`;
  if (cutAt && total >= MANY)
    return `More than ${MANY} results${when} for ${text}: add a word to find others.`;
  return `${total === 1 ? '1 result' : `${total} results`}${when} for ${text}${where}`;
}

function listOf({ query, lexemes, posts }: Results, style: DateStyle): string {
  const find = markFinder(query, lexemes);
  return `<ol class="search-results">${posts.map((post) => itemOf(post, find, style)).join('')}</ol>`;
}

function itemOf(post: ListedPost, find: ReturnType<typeof markFinder>, style: DateStyle): string {
  const { slug, title, language, publishedAt, tags, plain } = post;
  const { lang, dir } = languageAttributes(language);
  const written = `${lang ? ` lang="${escapeHtml(lang)}"` : ''} dir="${dir}"`;
  const date = publishedAt
    ? `<time datetime="${publishedAt.toISOString()}" data-as="date">${escapeHtml(formatDate(publishedAt, style))}</time>`
    : '';
  const links = tags.map((tag) => `<li><a href="${escapeHtml(tagPath(tag.slug))}">${bdi(tag.name)}</a></li>`);
  return `<li><h2${written}><a href="${escapeHtml(postPath(slug))}">${markedHtml(title, find(title))}</a></h2>${`<p class="search-snippet"${written}>${snippetOf(plain, find(plain))}</p>`}<div class="search-facts">${date}${
    links.length > 0 ? `<ul class="tag-list" aria-label="Tags">${links.join('')}</ul>` : ''
  }</div></li>`;
}

function whatToTry({ query, before }: Results): string {
  const beginning = /^\p{L}{5,}$/u.exec(query.text)?.[0].slice(0, -1);
  return `<ul class="search-tips"><li>Look at how the words are written, or use others that mean the same.</li>
    <li>Use fewer words: a post must have all of them.</li>
    ${beginning ? `<li><a href="${href(`${beginning}*`)}">${bdi(`${beginning}*`)}</a> finds all words that begin so.</li>` : ''}
    ${before === null ? '' : `<li><a href="${href(query.text)}">Search all posts</a></li>`}
    <li>Look through the <a href="/tags">tags</a> or the <a href="${archivePath()}">archive</a>.</li></ul>`;
}

function pagesOf({ query, page, pageCount, olderThan, before }: Results, style: DateStyle): string {
  const link = (to: number, rel: string, label: string) =>
    `<a class="button${rel === 'prev' ? ' justify-self-start' : ''}" rel="${rel}" href="${href(query.text, to, before)}">${label} <span class="sr-only">results</span></a>`;
  const pages =
    pageCount > 1
      ? `<nav aria-label="Pages" class="pagination">${page > 1 ? link(page - 1, 'prev', 'Previous') : '<span></span>'}${`<p>Page ${page} of ${pageCount}</p>`}${page < pageCount ? link(page + 1, 'next', 'Next') : '<span></span>'}</nav>`
      : '';
  const isLast = page >= pageCount;
  return olderThan !== null && isLast
    ? `${pages}<p class="search-older"><a class="button" href="${href(query.text, 1, olderThan)}">Search posts from before ${named(olderThan, style)}</a></p>`
    : pages;
}

/** A year, or a month or a day in words. */
function named(period: Period, style: DateStyle): string {
  if (!period.includes('-')) return period;
  const length = period.length > 7 ? 'date' : 'monthOfYear';
  return escapeHtml(formatDate(beginOf(period), { ...style, timeZone: 'UTC' }, length));
}

const href = (query: string, page = 1, before: Period | null = null): string =>
  escapeHtml(searchPath(query, page, before));

const bdi = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;
