import 'server-only';
import type postgres from 'postgres';

/**
 * Before the files of a picture are written that only the restored site will name: a process that is killed in between
 * leaves nothing for ever. The note goes with the site that is replaced.
 */
export async function notePicture(sql: postgres.Sql, base: string, name: string): Promise<void> {
  const [found] = await sql`
    select to_regclass('public.media_leftovers') is not null and to_regclass('public.media') is not null as "isThere"`;
  if (!found?.isThere) return;
  await sql`
    insert into public.media_leftovers (base, remove_after)
    select ${base}, now() + interval '1 day' where not exists (select from public.media where name = ${name})
    on conflict do nothing`;
}
