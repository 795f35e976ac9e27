import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { findLexemes, findNamedTags } from '@/lib/search/queries/find-lexemes';
import { findSpan } from '@/lib/search/queries/find-span';
import { rankingOf } from '@/lib/search/queries/rank-posts';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { parseQuery } from '@/lib/search/query';
import { toTsQueries } from '@/lib/search/ts-query';
import { makeOwner, makeTag } from '@/lib/testing/factories';

/** Over several years, so that the newest of them are searched first. */
const POSTS = 8000;

beforeAll(async () => {
  await makeOwner();
  const { id: tag } = await makeTag({ name: 'Every' });
  // Words as often as in a language: `word1` in nearly all posts, thousands of others in a few.
  await db.execute(sql`
    insert into posts (author_id, status, slug, title, published_at)
    select 1, 'published', 'post-' || i, 'Number ' || i, now() - i * interval '6 hours' from generate_series(1, ${POSTS}) i`);
  await db.execute(sql`
    insert into post_search (post_id, published_at, language, words_version, head, vec, plain)
    select id, published_at, 'english', 1, head || facets, head || words || facets, ''
    from posts
    cross join lateral (select setweight(to_tsvector('simple', title), 'A') as head,
      array_to_tsvector(array['~' || extract(year from published_at), '~tag' || ${tag}::int]) as facets) heads
    cross join lateral (
      select to_tsvector('simple', string_agg('word' || floor(exp(random() * ln(6000)))::int, ' ')) as words
      from generate_series(1, 60) where posts.id > 0) bodies`);
  await db.execute(sql`insert into post_search (post_id, published_at, language, words_version, head, vec, plain)
    select id, published_at, 'english', 1, 'rarity:1A', 'rarity:1A', '' from posts where slug = 'post-4000'
    on conflict (post_id) do update set head = post_search.head || excluded.head, vec = post_search.vec || excluded.vec`);
  await db.execute(sql`analyze posts, post_search`);
}, 120_000);

async function rankingFor(typed: string): Promise<SQL | null> {
  const query = parseQuery(typed);
  const queries = toTsQueries(query, await findLexemes(db, query), await findNamedTags(db, query));
  return queries && rankingOf(null, queries, await findSpan(db, null));
}

test.each([
  ['a common word', 'word1'],
  ['a rare one', 'rarity'],
  ['one that nothing has', 'nowhere'],
  ['a beginning', 'word*'],
  ['a phrase', '"word1 word2"'],
  ['alternatives', 'word1 or word2 or word3'],
  ['words without others', 'word1 -word2'],
  ['a tag', 'tag:every'],
])('for %s the index is read, and never the table', async (_, typed) => {
  const rows = await db.execute<{ 'QUERY PLAN': string }>(sql`explain ${await rankingFor(typed)}`);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Bitmap Index Scan on post_search_vec_idx');
  expect(plan).toContain('Bitmap Index Scan on post_search_head_idx');
  expect(plan).toContain('Index Scan using post_search_pkey');
  expect(plan).toContain('Index Scan using posts_pkey');
  expect(plan).not.toMatch(/Seq Scan on post/);
});

type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };

/** Blocks of eight kilobytes that a search looks at. */
async function blocksOf(typed: string): Promise<number> {
  const ranking = await rankingFor(typed);
  if (!ranking) return 0;
  const [row] = await db.execute<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    sql`explain (analyze, buffers, timing off, format json) ${ranking}`,
  );
  const { Plan: root } = row!['QUERY PLAN'][0];
  return root['Shared Hit Blocks'] + root['Shared Read Blocks'];
}

const words = (count: number, between: string) =>
  Array.from({ length: count }, (_, index) => `word${index + 1}`).join(between);

test.each([
  ['sixty alternatives', words(60, ' or ')],
  ['sixty words', words(60, ' ')],
  ['twelve beginnings', words(12, '* or ').concat('*')],
  ['nothing but what is left out', '-word1'],
  ['a beginning of two letters', 'wo*'],
  ['a beginning of one', 'w*'],
  ['a phrase of twelve words', `"${words(12, ' ')}"`],
  ['eleven words to leave out', `word1 ${words(11, ' -')}`],
  ['ten thousand letters', `word1 or ${'x'.repeat(10_000)}`],
  ['a tag of all posts, or common words', 'tag:every or word1 or word2'],
  ['one word two thousand times', 'word1 '.repeat(2000)],
])('%s: no more is read than for a common word', async (_, typed) => {
  const common = await blocksOf('word1');
  expect(common).toBeGreaterThan(100);
  // A phrase has three times the candidates.
  const bound = typed.startsWith('"') ? 4 : 1.5;
  expect(await blocksOf(typed)).toBeLessThan(bound * common + 200);
});

test('of a common word the newest posts are searched, and the older ones from there on', async () => {
  const newest = await inSearch((tx) => searchPosts(tx, null, 'word1'));
  expect(newest).toMatchObject({ cutAt: expect.any(Date) as Date, ids: { length: 100 } });
  expect(newest.olderThan).toMatch(/^\d{4}-\d\d-\d\d$/);
  const older = await inSearch((tx) => searchPosts(tx, null, 'word1', newest.olderThan));
  expect(older.ids).toHaveLength(100);
  // Those of one day may come again.
  expect(older.ids.filter((id) => newest.ids.includes(id)).length).toBeLessThan(9);
  expect(older.cutAt!.getTime()).toBeLessThan(newest.cutAt!.getTime());
});

test('what is rare is looked for in all years at once, and a phrase of common words is not', async () => {
  const rare = await inSearch((tx) => searchPosts(tx, null, 'rarity'));
  expect(rare).toMatchObject({ ids: { length: 1 }, cutAt: null, olderThan: null });
  const middle = await inSearch((tx) => searchPosts(tx, null, 'word70'));
  expect(middle.cutAt ?? middle.olderThan).not.toBeNull();
  // Many posts have the words: whether one has them beside each other is asked of the newest alone.
  const phrase = await inSearch((tx) => searchPosts(tx, null, '"word1 word2 word3 word4"'));
  expect(phrase.cutAt).toBeInstanceOf(Date);
});
