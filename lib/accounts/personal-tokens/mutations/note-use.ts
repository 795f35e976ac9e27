import 'server-only';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { personalTokens } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** At most once a minute, so that reading does not write each time. */
export async function noteUse(id: number): Promise<void> {
  const { lastUsedAt } = personalTokens;
  await db
    .update(personalTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(
      and(
        eq(personalTokens.id, id),
        or(isNull(lastUsedAt), lt(lastUsedAt, sql`now() - interval '1 minute'`)),
      ),
    );
}
