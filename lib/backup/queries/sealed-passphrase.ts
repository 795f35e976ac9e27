import 'server-only';
import { connectForLong } from '@/lib/server/database/connect-for-long';

/** Also of a database that is older than the setting. */
export async function getSealedPassphrase(url: string): Promise<string | null> {
  const sql = connectForLong(url, 'colophon backup');
  try {
    const [found] = await sql`select to_regclass('public.site') is not null as "isThere"`;
    if (!found?.isThere) return null;
    const [row] = await sql<{ sealed: string | null }[]>`
      select to_jsonb(s) ->> 'backup_passphrase' as sealed from public.site s where id = 1`;
    return row?.sealed ?? null;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
