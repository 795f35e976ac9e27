import { formatDate, type DateStyle } from '@/lib/format-date';
import { html } from '@/lib/html';
import { archivePath, publicPath, searchPath, tagPath, type PostKind } from '@/lib/paths';
import type { Period } from '@/lib/search/indexing/facets';
import { markFinder } from '@/lib/search/marks';
import { beginOf } from '@/lib/search/periods';
import { MAX_QUERY, type LeftOut, type Query } from '@/lib/search/query';
import { markedHtml, snippetOf } from '@/lib/search/snippet';
import type { Lexemes } from '@/lib/search/ts-query';
import { languageAttributes } from '@/lib/site/language';
import type { Xml } from '@/lib/xml';

type ListedPost = {
  slug: string;
  kind: PostKind;
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

/** What was found, as HTML: nothing in it depends on who asks. */
export function resultList(results: Results, style: DateStyle): string {
  const { query, posts, unknownTags } = results;
  const notes = [
    ...unknownTags.map((name) => html`There is no tag “${bdi(name)}”.`),
    ...query.leftOut.map((what) => html`${leftOutNotes[what]}`),
  ];
  return html`
    <p class="search-summary">${summaryOf(results, style)}</p>
    ${notes.map((note) => html`<p class="hint">${note}</p>`)}
    ${posts.length > 0 ? listOf(results, style) : whatToTry(results)} ${pagesOf(results, style)}
  `.text;
}

/** A sentence for a search that could not be done, as HTML in the place of its list. */
export const failedSearch = (sentence: string): string =>
  html`<p class="search-summary" role="alert">${sentence}</p>`.text;

function summaryOf({ query, instead, total, cutAt, before }: Results, style: DateStyle): Xml {
  const text = html`<strong>${bdi(query.text)}</strong>`;
  if (instead !== null) {
    const { typed, literally } = instead;
    const link = html`<a href="${searchPath(literally)}">Search for ${bdi(typed)} instead</a>`;
    return html`Results for ${text}. ${link}`;
  }
  if (query.groups.length === 0) return html`Nothing was looked for.`;
  const when = before === null ? '' : ` from before ${named(before, style)}`;
  const where = cutAt ? ' among the newest posts' : '';
  if (total === 0) return html`Nothing${when} was found for ${text}${where}.`;
  if (cutAt && total >= MANY)
    return html`More than ${MANY} results${when} for ${text}: add a word to find others.`;
  return html`${total === 1 ? '1 result' : `${total} results`}${when} for ${text}${where}`;
}

function listOf({ query, lexemes, posts }: Results, style: DateStyle): Xml {
  const find = markFinder(query, lexemes);
  return html`<ol class="search-results">
    ${posts.map((post) => itemOf(post, find, style))}
  </ol>`;
}

function itemOf(post: ListedPost, find: ReturnType<typeof markFinder>, style: DateStyle): Xml {
  const { title, language, kind, publishedAt, tags, plain } = post;
  // Of a page the date says nothing.
  const date =
    publishedAt && kind === 'post'
      ? html`<time datetime="${publishedAt.toISOString()}" data-as="date"
          >${formatDate(publishedAt, style)}</time
        >`
      : null;
  const { lang, dir } = languageAttributes(language);
  const written = html`${lang && html` lang="${lang}"`} dir="${dir}"`;
  const links = tags.map(({ slug, name }) => html`<li><a href="${tagPath(slug)}">${bdi(name)}</a></li>`);
  return html`
    <li>
      <h2${written}><a href="${publicPath(post)}">${markedHtml(title, find(title))}</a></h2>
      <p class="search-snippet"${written}>${snippetOf(plain, find(plain))}</p>
      <div class="search-facts">
        ${date}
        ${
          links.length > 0 &&
          html`<ul class="tag-list" aria-label="Tags">
            ${links}
          </ul>`
        }
      </div>
    </li>
  `;
}

function whatToTry({ query, before }: Results): Xml {
  const beginning = /^\p{L}{5,}$/u.exec(query.text)?.[0].slice(0, -1);
  const tips = [
    html`Look at how the words are written, or use others that mean the same.`,
    html`Use fewer words: a post must have all of them.`,
    beginning &&
      html`<a href="${searchPath(`${beginning}*`)}">${bdi(`${beginning}*`)}</a> finds all words that begin so.`,
    before !== null && html`<a href="${searchPath(query.text)}">Search all posts</a>`,
    html`Look through the <a href="/tags">tags</a> or the <a href="${archivePath()}">archive</a>.`,
  ];
  return html`<ul class="search-tips">
    ${tips.map((tip) => html`${tip && html`<li>${tip}</li>`}`)}
  </ul>`;
}

function pagesOf({ query, page, pageCount, olderThan, before }: Results, style: DateStyle): Xml {
  const link = (to: number, rel: 'prev' | 'next', label: string) => {
    const look = rel === 'prev' ? 'button justify-self-start' : 'button';
    const href = searchPath(query.text, to, before);
    return html`<a class="${look}" rel="${rel}" href="${href}"
      >${label} <span class="sr-only">results</span></a
    >`;
  };
  const pages = html`
    <nav aria-label="Pages" class="pagination">
      ${page > 1 ? link(page - 1, 'prev', 'Previous') : html`<span></span>`}
      <p>Page ${page} of ${pageCount}</p>
      ${page < pageCount ? link(page + 1, 'next', 'Next') : html`<span></span>`}
    </nav>
  `;
  return html`
    ${pageCount > 1 && pages}
    ${olderThan !== null && page >= pageCount && olderPosts(query.text, olderThan, style)}
  `;
}

const olderPosts = (text: string, olderThan: Period, style: DateStyle): Xml => html`
  <p class="search-older">
    <a class="button" href="${searchPath(text, 1, olderThan)}">
      Search posts from before ${named(olderThan, style)}</a
    >
  </p>
`;

/** A year, or a month or a day in words. */
function named(period: Period, style: DateStyle): string {
  if (!period.includes('-')) return period;
  const length = period.length > 7 ? 'date' : 'monthOfYear';
  return formatDate(beginOf(period), { ...style, timeZone: 'UTC' }, length);
}

const bdi = (text: string): Xml => html`<bdi>${text}</bdi>`;
