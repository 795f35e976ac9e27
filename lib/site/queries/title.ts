import 'server-only';
import { site } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';

export async function getSiteTitle(executor: Executor = db): Promise<string> {
  const [row] = await executor.select({ title: site.title }).from(site);
  return row?.title ?? '';
}
