import postgres from 'postgres';
import { StartError } from '@/lib/server/process/start-error';

/** The web server connects as a role that is no superuser: it can read no files and start no programs. */
export async function createDatabase(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await dropSystemLocale(sql);
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
    throw explained(error);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Older versions noted a system's locale; PostgreSQL then lets nobody in on a machine that lacks it. */
async function dropSystemLocale(sql: postgres.Sql): Promise<void> {
  const noted = await sql`
    select 1 from pg_database where datlocprovider = 'b' and (datcollate <> 'C' or datctype <> 'C')`;
  if (noted.length === 0) return;
  await sql`set allow_system_table_mods = on`;
  await sql`update pg_database set datcollate = 'C', datctype = 'C' where datlocprovider = 'b'`;
}

function explained(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === '28P01') {
    return new StartError(
      'The embedded database refuses its password: the file secrets/database-password in DATA_DIR is not the one it was made with. Restore it from a backup.',
    );
  }
  if (message?.includes('incompatible with operating system')) {
    return new StartError(
      'The embedded database in DATA_DIR was made by an older Colophon, which needs the locale C.UTF-8 of the operating system one last time: install it (on Debian: apt install libc-bin; on Fedora: dnf install glibc-minimal-langpack; else: localedef -i POSIX -f UTF-8 C.UTF-8) and start again, after which it is never needed.',
    );
  }
  return error;
}
