import 'server-only';
import { sql } from 'drizzle-orm';
import type { Viewer } from '@/lib/access/actor';
import { POST_LISTS, SEARCH_INDEX } from '@/lib/content-names';
import { db, type Executor } from '@/lib/db';
import { findLexemes, findNamedTags } from '@/lib/search/queries/find-lexemes';
import { findSpan } from '@/lib/search/queries/find-span';
import { rankPosts, type Ranked } from '@/lib/search/queries/rank-posts';
import { suggestWords } from '@/lib/search/queries/suggest-words';
import type { Period } from '@/lib/search/indexing/facets';
import { isTag, parseQuery, rephrase, type Query } from '@/lib/search/query';
import { noteShown } from '@/lib/server/http/content-version';
import { toTsQueries, type Lexemes } from '@/lib/search/ts-query';

/** Milliseconds that a search may take. */
const PATIENCE = 2000;
/** With fewer in the years that are searched first, all are. */
const ENOUGH = 10;

export type Found = Ranked & {
  query: Query;
  lexemes: Lexemes;
  /** Names of tags that there are not. */
  unknownTags: string[];
  /** What was typed, where other words were looked for; and how it is written to be looked for all the same. */
  instead: { typed: string; literally: string } | null;
  /** The time before which older posts are still to be looked through. */
  olderThan: Period | null;
};

/** Searches in one short transaction. @param run what is asked in it beside. @throws when it takes longer than two seconds */
export async function inSearch<T>(run: (tx: Executor) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const [, result] = await Promise.all([
      tx.execute(sql`select set_config('statement_timeout', ${String(PATIENCE)}, true)`),
      run(tx),
    ]);
    return result;
  });
}

/** Where nothing has a word as it was typed, what was likely meant is looked for. @param before exclusive */
export async function searchPosts(
  tx: Executor,
  viewer: Viewer,
  typed: string,
  before: Period | null = null,
): Promise<Found> {
  noteShown([POST_LISTS, SEARCH_INDEX]);
  const query = parseQuery(typed);
  const found = await find(tx, viewer, query, before);
  if (found.ids.length > 0 || found.unknownTags.length > 0 || before !== null) return found;
  const better = await suggestWords(tx, query);
  if (better.size === 0) return found;
  const other = await find(tx, viewer, parseQuery(rephrase(query, better)), before);
  // Only what leads somewhere is said, so that no draft is told of.
  if (other.ids.length === 0) return found;
  const quoted = new Map([...better.keys()].map((source) => [source, `"${source}"`]));
  return { ...other, instead: { typed: query.text, literally: rephrase(query, quoted) } };
}

async function find(tx: Executor, viewer: Viewer, query: Query, before: Period | null): Promise<Found> {
  const [lexemes, tagIds] = await Promise.all([findLexemes(tx, query), findNamedTags(tx, query)]);
  const named = [...query.groups.flat(), ...query.excluded].flatMap((choice) =>
    isTag(choice) ? [choice.tag] : [],
  );
  const facts = { query, lexemes, instead: null, unknownTags: named.filter((name) => !tagIds.has(name)) };
  const queries = toTsQueries(query, lexemes, tagIds);
  if (!queries) return { ...facts, ids: [], cutAt: null, olderThan: null };
  const span = await findSpan(tx, before);
  const ranked = await rankPosts(tx, viewer, queries, span);
  // The same are the newest in all times.
  if (ranked.cutAt) return { ...facts, ...ranked, olderThan: dayToGoOn(ranked.cutAt, span.until) };
  if (span.periods.length === 0 || ranked.ids.length >= ENOUGH)
    return { ...facts, ...ranked, olderThan: span.periods[0] ?? null };
  const all = await rankPosts(tx, viewer, queries, { periods: [], until: span.until });
  return { ...facts, ...all, olderThan: all.cutAt && dayToGoOn(all.cutAt, span.until) };
}

/** From the day after the oldest that was looked at, whose others come again; but on, where all were of one day. */
function dayToGoOn(cutAt: Date, until: Date | null): Period {
  const next = new Date(cutAt.getTime() + 86_400_000);
  return dayOf(until && dayOf(next) >= dayOf(until) ? cutAt : next);
}

const dayOf = (moment: Date): Period => moment.toISOString().slice(0, 10);
