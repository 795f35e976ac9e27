import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { RENDER_VERSION } from '@/lib/markdown/render-version';
import { makeText, seededRandom } from './random';

/** Comments of the newest post, so that one page of a long thread is among what is measured. */
export const LONG_THREAD = 5_000;
const BODIES = 100;
const TAGS = 40;
const MEMBERS = 50;

/** Posts are `/posts/post-1` (the oldest) to `/posts/post-N`, tags `/tags/tag-1` to `/tags/tag-40`. */
export async function seed(url: string, postCount: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [{ count } = { count: 0 }] = await sql<
      { count: number }[]
    >`select count(*)::int as count from posts`;
    if (count > 0) throw new Error('the database has posts already; the benchmark fills an empty one');
    await sql.begin(async (tx) => {
      await insertPeople(tx);
      await insertPosts(tx, postCount);
      await insertComments(tx, postCount);
    });
    await sql`vacuum analyze`;
  } finally {
    await sql.end();
  }
}

async function insertPeople(sql: postgres.TransactionSql): Promise<void> {
  // No password has this hash: nobody logs in to a benchmark.
  await sql`insert into users (id, username, email, name, password_hash) overriding system value
    values (1, 'owner', 'owner@example.org', 'The Owner', '-')`;
  await sql`insert into users (username, email, name, password_hash)
    select 'member-' || i, 'member-' || i || '@example.org', 'Member ' || i, '-' from generate_series(1, ${MEMBERS}::int) i`;
  await sql`update site set title = 'Benchmark', claimed_at = now()`;
}

async function insertPosts(sql: postgres.TransactionSql, postCount: number): Promise<void> {
  const random = seededRandom(1);
  const bodies = Array.from({ length: BODIES }, () =>
    Array.from({ length: 8 + Math.floor(random() * 8) }, () =>
      makeText(random, 60 + Math.floor(random() * 60)),
    ),
  );
  await sql`create temp table bodies (id int, markdown text, html text, excerpt text, words int) on commit drop`;
  await sql`insert into bodies ${sql(
    bodies.map((paragraphs, id) => ({
      id,
      markdown: paragraphs.join('\n\n'),
      html: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
      excerpt: paragraphs[0]!.slice(0, 270),
      words: paragraphs.join(' ').split(' ').length,
    })),
  )}`;
  await sql`insert into posts (render_version, author_id, status, slug, title, subtitle, body, body_html, excerpt, word_count, published_at, created_at, updated_at)
    select ${RENDER_VERSION}::int, 1, 'published', 'post-' || i, 'Post number ' || i, 'What was thought on day ' || i, markdown, html, excerpt, words, moment, moment, moment
    from generate_series(1, ${postCount}::int) i
    join bodies on bodies.id = i % ${BODIES}
    cross join lateral (select timestamptz '2026-01-01' - (${postCount} - i) * interval '1 hour' as moment) times
    order by i`;
  await sql`insert into tags (slug, name, name_key) select 'tag-' || i, 'Tag ' || i, 'tag-' || i from generate_series(1, ${TAGS}::int) i`;
  await sql`insert into post_tags (post_id, tag_id, position)
    select id, (id * (position + 1) * 7 + position * 13) % ${TAGS} + 1, position
    from posts cross join generate_series(0, 2) position
    on conflict do nothing`;
}

async function insertComments(sql: postgres.TransactionSql, postCount: number): Promise<void> {
  const random = seededRandom(2);
  const texts = Array.from({ length: 50 }, () => makeText(random, 15 + Math.floor(random() * 50)));
  await sql`create temp table texts (id int, body text) on commit drop`;
  await sql`insert into texts ${sql(texts.map((body, id) => ({ id, body })))}`;
  const total = postCount * 10;
  const long = Math.min(LONG_THREAD, total / 2);
  const threads = Math.round(total * 0.7);
  await sql`insert into comments (render_version, post_id, author_id, body, body_html, created_at)
    select ${RENDER_VERSION}::int, case when i <= ${long * 0.7} then ${postCount} else (i * 2654435761) % ${postCount} + 1 end,
      i % ${MEMBERS} + 2, body, '<p>' || body || '</p>', timestamptz '2026-01-02' + i * interval '1 second'
    from generate_series(1, ${threads}::bigint) i join texts on texts.id = i % 50 order by i`;
  await sql`insert into comments (render_version, post_id, author_id, parent_id, root_id, body, body_html, created_at)
    select ${RENDER_VERSION}::int, parent.post_id, i % ${MEMBERS} + 2, parent.id, parent.id, texts.body, '<p>' || texts.body || '</p>',
      timestamptz '2026-03-01' + i * interval '1 second'
    from generate_series(1, ${total - threads}::bigint) i
    join comments parent on parent.id = case when i <= ${long * 0.3} then i else (i * 40503) % ${threads} + 1 end
    join texts on texts.id = i % 50`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('set DATABASE_URL to an empty, migrated database');
  await seed(url, Number(process.argv[2] ?? 1000));
}
