import 'server-only';
import { LRUCache } from 'lru-cache';
import { sql } from 'drizzle-orm';
import { postSearch } from '@/drizzle/schema';
import { executePrepared, type Executor } from '@/lib/db';
import { findTagIds } from '@/lib/posts/queries/tags';
import { tagSlug } from '@/lib/posts/tags';
import { isTag, type Query } from '@/lib/search/query';
import type { Lexemes, TagIds } from '@/lib/search/ts-query';

/** Milliseconds: then a language that a post is the first in counts. */
const KEPT_FOR = 5000;
const kept = new LRUCache<string, string[]>({ max: 5000, ttl: KEPT_FOR });

/** What the words of a query are in the index: as they are, and stemmed in each language that posts have. */
export async function findLexemes(tx: Executor, { groups, excluded }: Query): Promise<Lexemes> {
  const words = [...groups.flat(), ...excluded].flatMap((choice) => (isTag(choice) ? [] : choice.parts));
  const known = new Map(words.flatMap((word) => [[word, kept.get(word)] as const]));
  const missing = [...known.keys()].filter((word) => !known.get(word));
  if (missing.length > 0) {
    for (const { word, lexemes } of await readLexemes(tx, missing)) {
      kept.set(word, lexemes);
      known.set(word, lexemes);
    }
  }
  return new Map([...known].map(([word, lexemes]) => [word, lexemes ?? []]));
}

/** Languages by steps through their index: there are few, and many posts. */
const readLexemes = (tx: Executor, words: string[]) =>
  executePrepared<{ word: string; lexemes: string[] }>(
    tx,
    sql`
    with recursive languages (language) as (
      (select min(language) from ${postSearch})
      union all
      select (select min(language) from ${postSearch} where language > languages.language)
      from languages where language is not null)
    select word, json_agg(distinct lexeme) as lexemes
    from json_array_elements_text(${JSON.stringify(words)}::json) word
    cross join (select 'simple' as language union select language from languages where language is not null) known
    cross join lateral (select phraseto_tsquery(('pg_catalog.' || language)::regconfig, word)::text as lexeme) made
    where lexeme <> '' group by word`,
  );

/** The tags that a query names, by the names as they were typed. */
export async function findNamedTags(tx: Executor, { groups, excluded }: Query): Promise<TagIds> {
  const names = [...groups.flat(), ...excluded].flatMap((choice) => (isTag(choice) ? [choice.tag] : []));
  if (names.length === 0) return new Map();
  const ids = await findTagIds(tx, names.map(tagSlug));
  return new Map(
    names.flatMap((name) => {
      const id = ids.get(tagSlug(name));
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
}
