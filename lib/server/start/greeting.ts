import postgres from 'postgres';
import type { Settings } from '@/lib/env';

/** The closing line of a start: the address and, until the site is claimed, where to claim it. */
export async function greetingFor(settings: Settings, databaseUrl: string): Promise<string> {
  const ready = `Colophon is ready at ${settings.SITE_URL}`;
  if (await isClaimed(databaseUrl)) return ready;
  const token = settings.isPublic ? `?token=${encodeURIComponent(process.env.SETUP_TOKEN ?? '')}` : '';
  return `${ready} – create the owner account at ${settings.SITE_URL}/register${token}`;
}

async function isClaimed(databaseUrl: string): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql`select 1 from site where claimed_at is not null`;
    return rows.length > 0;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
