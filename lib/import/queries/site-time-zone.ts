import 'server-only';
import { site } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** For dates of a source that say no zone. */
export async function getSiteTimeZone(): Promise<string> {
  const [row] = await db.select({ timeZone: site.timeZone }).from(site);
  return row?.timeZone ?? 'UTC';
}

/** BCP 47: of posts that say no language. */
export async function getSiteLanguage(): Promise<string> {
  const [row] = await db.select({ language: site.language }).from(site);
  return row?.language ?? '';
}
