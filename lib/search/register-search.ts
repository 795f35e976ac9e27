import 'server-only';
import { POST_LISTS, SEARCH_INDEX } from '@/lib/content-names';
import { isDatabaseUnavailable } from '@/lib/errors';
import { escapeHtml } from '@/lib/escape-html';
import { perNetwork, SEARCH_NETWORK, SEARCH_TITLES_NETWORK } from '@/lib/limits/attempt-limits';
import { takePoints, ThrottledError, type Limit } from '@/lib/limits/mutations/throttle';
import { FOUND_PER_PAGE } from '@/lib/page-sizes';
import { parsePage, publicPath, searchPath, searchTitlesPath } from '@/lib/paths';
import { listFoundPosts } from '@/lib/search/queries/found-posts';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { searchTitles } from '@/lib/search/queries/search-titles';
import type { Period } from '@/lib/search/indexing/facets';
import { periodIn } from '@/lib/search/periods';
import { tidyQuery } from '@/lib/search/query';
import { failedSearch, resultList } from '@/lib/search/result-list';
import { registerFilling, type Filled } from '@/lib/server/http/fillings';
import { getDateStyle } from '@/lib/site/date-style';

const shown = [POST_LISTS, SEARCH_INDEX];
/** Rows of titles while somebody types. */
const TITLES = 8;
const MAX_PAGE = 20;

export function registerSearch(): void {
  registerFilling(searchPath(), { kind: 'page', shown, keyOf: keyOfPage, fill: fillPage });
  registerFilling(searchTitlesPath, { kind: 'json', shown, keyOf: keyOfTitles, fill: fillTitles });
}

/** The query, the page and the time, as the address says them that leads here from a page of results. */
function keyOfPage(asked: URLSearchParams): string | undefined {
  const text = tidyQuery(asked.get('q') ?? '');
  if (text === '') return undefined;
  const page = parsePage(asked.get('page') ?? undefined) ?? 1;
  return searchPath(text, Math.min(page, MAX_PAGE), periodIn(asked.get('before')));
}

async function fillPage(key: string, frame: string, client: string): Promise<Filled> {
  const asked = new URL(key, 'http://localhost').searchParams;
  const typed = asked.get('q') ?? '';
  const into = (list: string) => fillFrame(frame, typed, list);
  try {
    await takePoint(SEARCH_NETWORK, client);
    return {
      body: into(
        await listFor(typed, parsePage(asked.get('page') ?? undefined) ?? 1, periodIn(asked.get('before'))),
      ),
    };
  } catch (error) {
    const failure = failureOf(error);
    return { ...failure, body: into(failedSearch(failure.sentence)) };
  }
}

async function listFor(typed: string, page: number, before: Period | null): Promise<string> {
  const [style, results] = await Promise.all([
    getDateStyle(),
    inSearch(async (tx) => {
      const found = await searchPosts(tx, null, typed, before);
      const { ids } = found;
      const pageCount = Math.ceil(ids.length / FOUND_PER_PAGE);
      const shown = Math.min(page, Math.max(1, pageCount));
      const posts = await listFoundPosts(
        tx,
        null,
        ids.slice((shown - 1) * FOUND_PER_PAGE, shown * FOUND_PER_PAGE),
      );
      return { ...found, posts, total: ids.length, page: shown, pageCount, before };
    }),
  ]);
  return resultList(results, style);
}

/** The places of components/search/search-page.tsx, which is rendered without knowing what is asked for. */
function fillFrame(frame: string, typed: string, list: string): string {
  const [before, after] = cut(frame, ' data-fill="value"');
  const [between, rest] = cut(after, ' data-fill="list"');
  return `${before} value="${escapeHtml(typed)}"${between}${rest.replace('>', () => `>${list}`)}`;
}

function cut(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  if (place === -1) throw new Error(`the search page has no${at}`);
  return [text.slice(0, place), text.slice(place + at.length)];
}

function keyOfTitles(asked: URLSearchParams): string | undefined {
  const text = tidyQuery(asked.get('q') ?? '');
  return text === '' ? undefined : text.toLowerCase();
}

async function fillTitles(key: string, _frame: string, client: string): Promise<Filled> {
  try {
    await takePoint(SEARCH_TITLES_NETWORK, client);
    const found = await inSearch((tx) => searchTitles(tx, null, key, TITLES));
    return {
      body: JSON.stringify({ posts: found.map((post) => ({ title: post.title, path: publicPath(post) })) }),
    };
  } catch (error) {
    const { sentence, ...failure } = failureOf(error);
    return { ...failure, body: JSON.stringify({ posts: [], error: sentence }) };
  }
}

const takePoint = (limit: Limit, client: string) => takePoints(perNetwork(limit, client));

/** @throws what is no failure of the moment */
function failureOf(error: unknown): { status: number; retryAfter: number; sentence: string } {
  if (error instanceof ThrottledError)
    return {
      status: 429,
      retryAfter: error.retryAfter,
      sentence: 'Too many searches came from your network. Please try again in a few minutes.',
    };
  if (!isDatabaseUnavailable(error)) throw error;
  return {
    status: 503,
    retryAfter: 10,
    sentence:
      'The search took too long, or the site is busy. Please try again in a moment, or with another word.',
  };
}
