import type { Sql } from 'postgres';

/** An owner and a dozen posts, by hand, because a dozen posts with pictures are longer in the making than the stories about them. */
export async function fillSite(sql: Sql): Promise<void> {
  await sql`insert into users (id, username, email, name, password_hash) overriding system value
    values (1, 'ada', 'ada@example.org', 'Ada Linden', 'none') on conflict do nothing`;
  await sql`update site set claimed_at = now()`;
  await sql`insert into posts
      (author_id, slug, title, subtitle, body, body_html, excerpt, cover_url, word_count, status, published_at)
    select 1, 'post-' || number, 'A defence of the boring database, part ' || number,
      'The most interesting thing about a database should be what you keep in it.', 'Text', '<p>Text</p>', 'Text',
      case when number % 4 = 0 then '' else '/icon.svg' end, 1000, 'published', now() - number * interval '3 days'
    from generate_series(1, 12) as number on conflict do nothing`;
}
