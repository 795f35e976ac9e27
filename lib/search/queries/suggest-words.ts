import 'server-only';
import { and, between, eq, sql } from 'drizzle-orm';
import { searchWords } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { editDistance } from '@/lib/search/edit-distance';
import { isTag, type Query, type Term } from '@/lib/search/query';

/** Letters below which each error is another word. */
const SHORTEST = 4;
/** Letters from which on two may be wrong. */
const LONG = 6;
/** Share of sequences of three letters that two words have in common, as pg_trgm counts. */
const LIKENESS = 0.4;
const MOST_LIKE = 50;

/** For words that no post has, the likeliest that was meant: by what was typed. Quoted ones are meant as they are. */
export async function suggestWords(tx: Executor, { groups }: Query): Promise<Map<string, string>> {
  const better = new Map<string, string>();
  const doubtful = groups.flat().filter((choice) => !isTag(choice) && mayBeMistyped(choice)) as Term[];
  if (doubtful.length === 0 || !(await hasTrigrams(tx))) return better;
  await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(LIKENESS)}, true)`);
  for (const { parts, source } of doubtful) {
    const found = await suggestWord(tx, parts[0]!);
    if (found) better.set(source, found);
  }
  return better;
}

const mayBeMistyped = ({ parts, prefix, isQuoted }: Term): boolean =>
  parts.length === 1 &&
  !prefix &&
  !isQuoted &&
  /^[\p{L}\p{M}]+$/u.test(parts[0]!) &&
  [...parts[0]!].length >= SHORTEST;

/** The migration made the index where the database lets extensions be added. */
async function hasTrigrams(tx: Executor): Promise<boolean> {
  const [row] = await tx.execute<{ is_there: boolean }>(
    sql`select to_regclass('search_words_trgm_idx') is not null as is_there`,
  );
  return row?.is_there ?? false;
}

async function suggestWord(tx: Executor, word: string): Promise<string | undefined> {
  const [known] = await tx
    .select({ word: searchWords.word })
    .from(searchWords)
    .where(eq(searchWords.word, word));
  if (known) return undefined;
  const { length } = [...word];
  const most = length < LONG ? 1 : 2;
  const like = await tx
    .select({ word: searchWords.word, postCount: searchWords.postCount })
    .from(searchWords)
    .where(
      and(
        sql`${searchWords.word} % ${word}`,
        between(sql`char_length(${searchWords.word})`, length - most, length + most),
      ),
    )
    .orderBy(sql`similarity(${searchWords.word}, ${word}) desc`, sql`${searchWords.postCount} desc`)
    .limit(MOST_LIKE);
  const near = like
    .map((candidate) => ({ ...candidate, distance: editDistance(word, candidate.word) }))
    .filter(({ distance }) => distance <= most);
  return near.sort((a, b) => a.distance - b.distance || b.postCount - a.postCount)[0]?.word;
}
