import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import postgres, { type Sql } from 'postgres';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { findEmbeddedPostgres } from '@/lib/server/embedded-postgres/start';

/** The database of a test site, for what an import or a letter would do there. */
async function inDatabase<T>(baseURL: string, run: (sql: Sql) => Promise<T>): Promise<T> {
  const isMain = new URL(baseURL).port === (process.env.E2E_PORT ?? '3411');
  const folder = path.join(process.env.E2E_FOLDER!, isMain ? 'main' : 'plain');
  const sql = postgres((await findEmbeddedPostgres(folder))!, { max: 1 });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

type GuestOf = {
  name: string;
  email: string;
  website?: string;
  /** Path of the post that they commented on. */
  commented?: string;
  /** Path of the post that bears their name. */
  wrote?: string;
  says?: string;
};

/** Somebody of an imported blog. @returns their number */
export function addGuest(baseURL: string, guest: GuestOf): Promise<number> {
  const { name, email, website = '', commented, wrote, says = 'Said long ago' } = guest;
  const slugOf = (place: string) => decodeURIComponent(place.split('/').at(-1)!);
  return inDatabase(baseURL, async (sql) => {
    const key = randomBytes(6).toString('hex');
    const [made] = await sql<[{ id: number }]>`insert into guests (source, key, name, email, website)
      values ('the old blog', ${key}, ${name}, ${email}, ${website}) returning id`;
    if (commented)
      await sql`insert into comments (post_id, guest_id, body, body_html, created_at, render_version)
        select id, ${made.id}, ${says}, ${`<p>${says}</p>`}, '2012-03-04 05:06:07Z', 1000
        from posts where slug = ${slugOf(commented)}`;
    if (wrote) await sql`update posts set guest_id = ${made.id} where slug = ${slugOf(wrote)}`;
    await sql.notify(CONTENT_CHANNEL, '');
    return made.id;
  });
}

/** As by letter. @returns the path of the link that confirms the address of an account */
export function mailConfirmation(baseURL: string, username: string): Promise<string> {
  return inDatabase(baseURL, async (sql) => {
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest('hex');
    await sql`insert into one_time_links (token_hash, user_id, purpose, email, expires_at)
      select ${hash}, id, 'verify-email', email, now() + interval '1 hour' from users where username = ${username}`;
    return `/links/${token}`;
  });
}
