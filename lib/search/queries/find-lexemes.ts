import 'server-only';
import { sql } from 'drizzle-orm';
import { postSearch } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { findTagIds } from '@/lib/posts/queries/tags';
import { tagSlug } from '@/lib/posts/tags';
import { isTag, type Query } from '@/lib/search/query';
import type { Lexemes, TagIds } from '@/lib/search/ts-query';

/** What the words of a query are in the index: as they are, and stemmed in each language that posts have. */
export async function findLexemes(tx: Executor, { groups, excluded }: Query): Promise<Lexemes> {
  const words = [...groups.flat(), ...excluded].flatMap((choice) => (isTag(choice) ? [] : choice.parts));
  if (words.length === 0) return new Map();
  // Languages by steps through their index: there are few, and many posts.
  const rows = await tx.execute<{ word: string; lexemes: string[] }>(sql`
    with recursive languages (language) as (
      (select min(language) from ${postSearch})
      union all
      select (select min(language) from ${postSearch} where language > languages.language)
      from languages where language is not null)
    select word, json_agg(distinct lexeme) as lexemes
    from json_array_elements_text(${JSON.stringify([...new Set(words)])}::json) word
    cross join (select 'simple' as language union select language from languages where language is not null) known
    cross join lateral (select phraseto_tsquery(('pg_catalog.' || language)::regconfig, word)::text as lexeme) made
    where lexeme <> '' group by word`);
  return new Map(rows.map(({ word, lexemes }) => [word, lexemes]));
}

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
