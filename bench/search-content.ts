import postgres from 'postgres';
import { WORDS_VERSION } from '@/lib/search/indexing/words-version';

/** Different words beside those that stand in one post alone, and paragraphs that posts are put together from. */
const WORDS = 20_000;
const PARAGRAPHS = 6000;
const WORDS_OF_PARAGRAPH = 70;
const PARAGRAPHS_OF_POST = 10;

/**
 * Posts of about 700 words, as often as words are in a language: `word1` is in nearly all, thousands are in a few, and
 * `alone-N` is in the post N alone. Set by set in the database: a hundred thousand take minutes and not hours.
 */
export async function seedSearch(url: string, postCount: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`set local statement_timeout = 0`;
      await tx`set local maintenance_work_mem = '256MB'`;
      await tx`select setseed(0.5)`;
      await insertPosts(tx, postCount);
      await insertWords(tx);
    });
    await sql`vacuum analyze`;
  } finally {
    await sql.end();
  }
}

async function insertPosts(sql: postgres.TransactionSql, postCount: number): Promise<void> {
  // No password has this hash: nobody logs in to a benchmark.
  await sql`insert into users (id, username, email, name, password_hash) overriding system value
    values (1, 'owner', 'owner@example.org', 'The Owner', '-')`;
  // Nothing is to be counted while it is measured.
  await sql`update site set title = 'Benchmark', claimed_at = now(), search_words_counted_at = now() + interval '1 hour'`;
  await sql`create temp table paragraphs on commit drop as
    select id, (select string_agg('word' || floor(exp(random() * ln(${WORDS}::int)))::int, ' ')
      from generate_series(1, ${WORDS_OF_PARAGRAPH}::int) where id > 0) as text
    from generate_series(0, ${PARAGRAPHS - 1}::int) id`;
  await sql`create unique index on paragraphs (id)`;
  await sql`insert into posts (author_id, status, slug, title, body_html, excerpt, word_count, published_at, created_at, updated_at)
    select 1, 'published', 'post-' || i, title, '<p>' || text || '</p>', left(text, 270), 713, moment, moment, moment
    from generate_series(1, ${postCount}::int) i
    cross join lateral (
      select string_agg(text, ' ') || ' alone' || i as text from paragraphs
      where id in (select (i::bigint * (7919 + 2 * k) + k * k * 104729) % ${PARAGRAPHS}::int from generate_series(1, ${PARAGRAPHS_OF_POST}::int) k)) texts
    cross join lateral (select initcap(array_to_string((string_to_array(text, ' '))[1 + i % 60 : 5 + i % 60], ' ')) as title) titles
    cross join lateral (select now() - (${postCount}::int - i) * interval '52596 minutes' / ${postCount / 100}::float8 as moment) times
    order by i`;
}

async function insertWords(sql: postgres.TransactionSql): Promise<void> {
  await sql`drop index post_search_vec_idx, post_search_head_idx`;
  await sql`insert into post_search (post_id, published_at, language, words_version, head, vec, plain)
    select id, published_at, 'english', ${WORDS_VERSION}::int, head || facets,
      head || '~:1' || setweight(to_tsvector('english', plain), 'D') || '~:1' || setweight(to_tsvector('simple', plain), 'D') || facets, plain
    from posts
    cross join lateral (select regexp_replace(body_html, '</?p>', '', 'g') as plain) texts
    cross join lateral (select setweight(to_tsvector('english', title), 'A') || '~:1' || setweight(to_tsvector('simple', title), 'A') as head,
      array_to_tsvector(array[to_char(published_at at time zone 'utc', '~YYYY'), to_char(published_at at time zone 'utc', '~YYYY-MM')]) as facets) heads`;
  await sql`create index post_search_vec_idx on post_search using gin (vec) with (fastupdate = off)`;
  await sql`create index post_search_head_idx on post_search using gin (head) with (fastupdate = off)`;
  await sql`insert into search_words (word, post_count)
    select word, ndoc from ts_stat('select vec from post_search') where word ~ '^[a-z]{4,}' on conflict do nothing`;
}
