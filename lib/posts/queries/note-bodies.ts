import 'server-only';
import { and, inArray, lte, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { postName } from '@/lib/content-names';
import { db } from '@/lib/db';
import { NOTE_WORDS } from '@/lib/page-sizes';
import { isPublicPost } from '@/lib/posts/queries/visibility';
import { noteShown } from '@/lib/server/http/content-version';

/** HTML by id, of the public ones among these posts that are short and can stand beside others: with an id in it a text is on its own page alone. */
export async function listNoteBodies(ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  // All of them: a longer one may be made shorter.
  noteShown(ids.map(postName));
  const rows = await db
    .select({ id: posts.id, bodyHtml: posts.bodyHtml })
    .from(posts)
    .where(
      and(
        inArray(posts.id, ids),
        isPublicPost,
        lte(posts.wordCount, NOTE_WORDS),
        sql`${posts.bodyHtml} not like '% id="%'`,
      ),
    );
  return new Map(rows.map(({ id, bodyHtml }) => [id, bodyHtml]));
}
