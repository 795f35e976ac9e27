import postgres from 'postgres';
import { StartError } from '@/lib/server/start-error';

/**
 * Makes the database `colophon` and the role that owns it, when they are missing. The web server connects as that
 * role: it is no superuser, so it can read no files and start no programs.
 */
export async function createDatabase(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    const existing = await sql`select 1 from pg_database where datname = 'colophon'`;
    if (existing.length > 0) return;
    // DDL takes no parameters; the password travels as a setting.
    await sql`select set_config('colophon.password', ${password}, false)`;
    await sql`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'colophon') then
          execute format('create role colophon login password %L', current_setting('colophon.password'));
        end if;
      end $$`;
    await sql`create database colophon owner colophon`;
  } catch (error) {
    if ((error as { code?: unknown }).code !== '28P01') throw error;
    throw new StartError(
      'The embedded database refuses its password: the file secrets/database-password in DATA_DIR is not the one it was made with. Restore it from a backup.',
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}
