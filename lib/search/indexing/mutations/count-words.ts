import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { postSearch, searchWords, site } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';

/** Words that one pass changes, so that its list fits in memory, and those of one statement, which saves may wait for. */
const PASS = 100_000;
const BATCH = 1000;

/** Once a day at most, by one process, and only when posts were indexed since: it reads all words of all posts. @returns how many changed */
export async function countSearchWords(): Promise<number> {
  const [mine] = await db
    .update(site)
    .set({ searchWordsCountedAt: sql`now()` })
    .where(
      and(
        eq(site.id, 1),
        sql`coalesce(${site.searchWordsCountedAt} < now() - interval '1 day', true)`,
        sql`exists (select from ${postSearch} where ${postSearch.indexedAt} > coalesce(${site.searchWordsCountedAt}, '-infinity'))`,
      ),
    )
    .returning({ id: site.id });
  if (!mine) return 0;
  let all = 0;
  for (;;) {
    const changed = await db.transaction(listChanged);
    for (let at = 0; at < changed.length; at += BATCH) await store(changed.slice(at, at + BATCH));
    all += changed.length;
    if (changed.length < PASS) return all;
  }
}

type Count = { word: string; posts: number };

/** Words that another number of public posts has than is noted, none among them. */
async function listChanged(tx: Executor): Promise<Count[]> {
  await tx.execute(sql`set local statement_timeout = '10min'`);
  return tx.execute<Count>(sql`
    select ${searchWords.word} as word, coalesce(counted.ndoc, 0) as posts
    from ${searchWords}
    left join ts_stat('select vec from post_search where published_at <= now()') counted on counted.word = ${searchWords.word}
    where ${searchWords.postCount} <> coalesce(counted.ndoc, 0)
    order by ${searchWords.word} limit ${PASS}`);
}

async function store(counts: Count[]): Promise<void> {
  const given = sql`json_to_recordset(${JSON.stringify(counts)}::json) as given (word text, posts int)`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`update ${searchWords} set post_count = given.posts from ${given}
      where ${searchWords.word} = given.word and given.posts > 0`);
    await tx.execute(
      sql`delete from ${searchWords} using ${given} where ${searchWords.word} = given.word and given.posts = 0`,
    );
  });
}
