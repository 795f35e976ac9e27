import postgres from 'postgres';
import { makeText, seededRandom } from '../random';

export type Sizes = {
  posts: number;
  comments: number;
  users: number;
  events: number;
  tags: number;
  words: number;
};

/** What the bounds were measured on; see cases.ts. `words` of a post's text. */
export const LARGE: Sizes = {
  posts: 100_000,
  comments: 1_000_000,
  users: 20_000,
  events: 200_000,
  tags: 400,
  words: 700,
};

/** Has 2 % of all comments and a tenth of the audit log. */
export const BUSY_USER = 2;
/** The most used one has about a sixth of the posts. */
export const BUSY_TAG = 'tag-1';

/** Posts by how much is said about them. */
export const busyPosts = ({ posts }: Sizes) => ({
  /** Has 3 % of all comments, two thirds of them top-level. */
  busiest: posts * 0.98,
  /** 200 of them share one percent of all comments: fifty each. */
  first50: posts * 0.5,
  /** 20 of them do: five hundred each. */
  first500: posts * 0.504,
});

/** @param adminUrl of a superuser, in an empty, migrated database: foreign keys and triggers are left out, then counters are made */
export async function seedLarge(adminUrl: string, sizes: Sizes = LARGE): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`set local statement_timeout = 0`;
      // Spreads numbers over 0 to 1, the same in every run.
      await tx`create function pg_temp.share(i bigint, salt int) returns float8 language sql immutable as
        $$ select ((i * 2654435761 + salt * 40503::bigint * (i % 65521)) & 4294967295) / 4294967296.0 $$`;
      await insertPeople(tx, sizes);
      await insertTexts(tx, sizes);
      await insertPosts(tx, sizes);
      await insertComments(tx, sizes);
      await insertSurroundings(tx, sizes);
      await tx`insert into post_stats (post_id, visible_comments, visible_bytes)
        select p.id, count(c.id), coalesce(sum(c.page_bytes), 0)
        from posts p left join comments c on c.post_id = p.id and c.status = 'visible' group by p.id`;
    });
    await sql`vacuum (analyze, freeze)`;
  } finally {
    await sql.end();
  }
}

async function insertPeople(sql: postgres.TransactionSql, sizes: Sizes): Promise<void> {
  await sql`insert into users (id, username, email, name, password_hash) overriding system value
    select i, 'member-' || i, 'member-' || i || '@example.org', 'Member ' || i, '-' from generate_series(1, ${sizes.users}::int) i`;
  await sql`update site set title = 'Benchmark', claimed_at = now() where id = 1`;
  await sql`insert into sessions (id_hash, user_id, expires_at)
    select md5(i::text), i, now() + interval '7 days' from generate_series(1, ${sizes.users}::int) i`;
}

async function insertTexts(sql: postgres.TransactionSql, sizes: Sizes): Promise<void> {
  const random = seededRandom(1);
  const texts = (count: number, wordCount: number) =>
    Array.from({ length: count }, (_, id) => ({ id, text: makeText(random, wordCount) }));
  await sql`create temp table bodies (id int primary key, text text) on commit drop`;
  await sql`create temp table remarks (id int primary key, text text) on commit drop`;
  await sql`insert into bodies ${sql(texts(100, sizes.words))}`;
  await sql`insert into remarks ${sql(texts(50, 40))}`;
}

async function insertPosts(sql: postgres.TransactionSql, sizes: Sizes): Promise<void> {
  await sql`insert into posts (id, author_id, status, slug, title, body, body_html, excerpt, word_count, published_at,
      announced_at, created_at, updated_at, deleted_at, deleted_by_id)
    overriding system value
    select i, 1, (case when i % 160 = 1 then 'draft' else 'published' end)::post_status, 'post-' || i,
      'Post number ' || i || ' of ' || (array['spring', 'summer', 'autumn', 'winter'])[i % 4 + 1] || case when i % 5000 = 9 then ' zebra' else '' end,
      text, '<p>' || text || '</p>', left(text, 270), ${sizes.words}::int,
      case when i % 160 = 1 then null when i % 400 = 3 then now() + i * interval '1 minute' else moment end,
      now(), moment, moment, case when i % 500 = 7 then now() - interval '1 day' end, case when i % 500 = 7 then 1 end
    from generate_series(1, ${sizes.posts}::int) i
    join bodies on bodies.id = i % 100
    cross join lateral (select now() - (${sizes.posts} - i + 1) * interval '89 minutes' as moment) times`;
  await sql`select setval(pg_get_serial_sequence('posts', 'id'), ${sizes.posts})`;
  await sql`insert into tags (id, slug, name, name_key) overriding system value
    select i, 'tag-' || i, 'Tag ' || i, 'tag-' || i from generate_series(1, ${sizes.tags}::int) i`;
  await sql`select setval(pg_get_serial_sequence('tags', 'id'), ${sizes.tags})`;
  await sql`insert into post_tags (post_id, tag_id, position)
    select i, floor(${sizes.tags} * pg_temp.share(i, position) ^ 2.4)::int + 1, position
    from generate_series(1, ${sizes.posts}::int) i cross join generate_series(0, 1) position
    on conflict do nothing`;
}

/** Half of them stand on fifty posts, eight of which are the newest; a third are answers. */
async function insertComments(sql: postgres.TransactionSql, sizes: Sizes): Promise<void> {
  const { busiest, first50, first500 } = busyPosts(sizes);
  await sql`insert into comments (id, post_id, author_id, parent_id, root_id, status, body, body_html, created_at)
    overriding system value
    select i,
      case when place < 3 then ${busiest}::int when place < 11 then ${sizes.posts - 4}::int - place
        when place < 50 then ${sizes.posts * 0.9}::int + place * ${sizes.posts / 5000}::int
        when place = 98 then ${first500}::int + round_of_thread % 20
        when place = 99 then ${first50}::int + round_of_thread % 200
        else (coalesce(parent, i) * 2654435761 % ${sizes.posts})::int + 1 end,
      case when i % 151 = 7 then null when i % 50 = 33 then ${BUSY_USER}
        else floor(${sizes.users} * pg_temp.share(i, 3))::int + 1 end,
      parent, parent,
      (case when i % 151 = 7 then 'deleted' when i % 97 = 5 then 'hidden' else 'visible' end)::comment_status,
      case when i % 151 = 7 then '' else text end, case when i % 151 = 7 then '' else '<p>' || text || '</p>' end,
      now() - (${sizes.comments} - i) * interval '150 seconds'
    from (
      select i, place, case when round % 100 >= 64 then ((round - round % 100) + round * 7919 % 64) * 100 + place + 1 end as parent
      from generate_series(1, ${sizes.comments}::bigint) i
      cross join lateral (select ((i - 1) % 100)::int as place, (i - 1) / 100 as round) where_it_stands
    ) placed cross join lateral (select ((coalesce(parent, i) - 1) / 100)::int as round_of_thread) threads
    join remarks on remarks.id = (i * 7 + i / 50) % 50
    order by i`;
  await sql`select setval(pg_get_serial_sequence('comments', 'id'), ${sizes.comments})`;
}

/** What grows beside posts and comments. */
async function insertSurroundings(sql: postgres.TransactionSql, sizes: Sizes): Promise<void> {
  await sql`insert into audit_events (kind, actor_id, user_id, network, created_at)
    select (array['log-in', 'log-in', 'new-device', 'password-changed', 'session-ended'])[i % 5 + 1], person, person, '192.0.2.0/24',
      now() - (${sizes.events} - i) * interval '2 minutes'
    from generate_series(1, ${sizes.events}::int) i
    cross join lateral (select case when i % 10 = 4 then ${BUSY_USER} else floor(${sizes.users} * pg_temp.share(i, 5))::int + 1 end as person) people`;
  await sql`insert into outbox (recipient, subject, text, html, sent_at, created_at)
    select 'member-' || i || '@example.org', 'News', '', '', now(), now() - i * interval '1 minute' from generate_series(1, 20000) i`;
  await sql`insert into webhooks (url, events, secret) values ('https://example.org/', '{}', '-')`;
  await sql`insert into webhook_deliveries (webhook_id, message_id, event, payload, delivered_at, next_attempt_at, created_at)
    select id, 'msg_' || i, 'comment.created', '{}', now(), null, now() - i * interval '20 seconds' from webhooks, generate_series(1, 100000) i`;
  await sql`insert into redirects (path, post_id) select '/old/' || i, i from generate_series(1, 20000) i`;
  await sql`insert into missing_paths (path, count) select '/gone/' || i, i from generate_series(1, 1000) i`;
  await sql`insert into media (name, source_hash, source_name, content_type, width, height, widths, byte_size)
    select left(md5(i::text), 24) || '.webp', md5(i::text), 'picture-' || i || '.jpg', 'image/webp', 800, 600, '{320,800}', 90000
    from generate_series(1, 5000) i`;
  await sql`insert into post_revisions (post_id, kind, version, author_id, body, fields, created_at)
    select i % 1000 + 1, 'saved', i / 1000 + 1, 1, 'Text ' || i, '{}', now() - (20000 - i) * interval '1 hour' from generate_series(1, 20000) i`;
  await sql`insert into working_copies (post_id, editor_key, body, fields)
    select i, gen_random_uuid(), 'Text', '{}' from generate_series(1, 500) i`;
}
