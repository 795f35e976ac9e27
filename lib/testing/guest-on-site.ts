import type { Sql } from 'postgres';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { guestName } from '@/lib/content-names';

/** Somebody of an imported blog, who said something at each of these posts and wrote the last one. */
export async function addGuest(sql: Sql, posts: { id: number }[]): Promise<number> {
  const [guest] = await sql<[{ id: number }]>`insert into guests (source, key, name, email)
    values ('old blog', 'jane', 'Jane', 'jane@guests.example.org') returning id`;
  await sql`insert into comments (post_id, guest_id, body, body_html, render_version)
    select unnest(${posts.map(({ id }) => id)}::int[]), ${guest.id}, 'From afar', '<p>From afar</p>', 1000`;
  await sql`update posts set guest_id = ${guest.id} where id = ${posts.at(-1)!.id}`;
  await sql.notify(CONTENT_CHANNEL, '');
  return guest.id;
}

/** With the notice that the owner's form gives. */
export async function renameGuest(sql: Sql, id: number): Promise<void> {
  await sql`update guests set name = 'Jane Doe' where id = ${id}`;
  await sql.notify(CONTENT_CHANNEL, JSON.stringify([guestName(id)]));
}
