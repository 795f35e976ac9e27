import 'server-only';
import { sql } from 'drizzle-orm';
import { searchWords } from '@/drizzle/schema';
import { allowLongStatements, db } from '@/lib/db';

/** After many posts went at once: words that no public post has any more, which nobody is to be led to by a typing error. */
export async function dropUnusedWords(): Promise<void> {
  await db.transaction(async (tx) => {
    await allowLongStatements(tx);
    await tx.execute(sql`
      delete from ${searchWords} where not exists (
        select from ts_stat('select vec from post_search where published_at <= now()') counted
        where counted.word = ${searchWords.word})`);
  });
}
