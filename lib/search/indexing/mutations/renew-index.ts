import 'server-only';
import { and, eq, exists, gt, isNull, or, sql } from 'drizzle-orm';
import { posts, postSearch, searchQueue, site } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import { SEARCH_INDEX } from '@/lib/content-names';
import { db } from '@/lib/db';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';
import { searchLanguage } from '@/lib/search/indexing/language';
import { WORDS_VERSION } from '@/lib/search/indexing/words-version';

const BATCH = 100;

/** Posts that no version, an older one or another language of the site indexed, and those that are queued. @returns how many */
export async function renewIndex(): Promise<number> {
  const language = await siteConfiguration();
  let [all, told, last] = [0, 0, 0];
  for (;;) {
    const ids = await listStale(language, last);
    for (const id of ids) if (await renew(id)) all += 1;
    // Pages say what is found: not after each batch, because a site that is indexed for the first time is read meanwhile.
    const isDone = ids.length < BATCH;
    if (all > told && (isDone || all - told >= 20 * BATCH)) {
      await notifyContentChanged(db, [SEARCH_INDEX]);
      told = all;
    }
    if (isDone) return all;
    last = ids.at(-1)!;
  }
}

async function siteConfiguration(): Promise<string> {
  const [row] = await db.select({ language: site.language }).from(site).where(eq(site.id, 1));
  return searchLanguage(row?.language ?? '');
}

async function listStale(language: string, after: number): Promise<number[]> {
  const queued = db
    .select({ one: sql`1` })
    .from(searchQueue)
    .where(eq(searchQueue.postId, posts.id));
  const rows = await db
    .select({ id: posts.id })
    .from(posts)
    .leftJoin(postSearch, eq(postSearch.postId, posts.id))
    .where(
      and(
        gt(posts.id, after),
        isNull(posts.deletedAt),
        or(
          sql`${postSearch.wordsVersion} is distinct from ${WORDS_VERSION}`,
          and(eq(posts.language, ''), sql`${postSearch.language} <> ${language}`),
          exists(queued),
        ),
      ),
    )
    .orderBy(posts.id)
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

/** Each by itself, so that a save waits for one post at most; who is saving it indexes it. */
async function renew(id: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = off`);
    const [free] = await tx
      .select({ id: posts.id })
      .from(posts)
      .where(eq(posts.id, id))
      .for('no key update', { skipLocked: true });
    if (free) await indexPost(tx, id);
    return free !== undefined;
  });
}
