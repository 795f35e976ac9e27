import 'server-only';
import { site } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';

export type DiscussionSettings = { commentsOnNewPosts: boolean; closeCommentsAfterDays: number };

/** What new posts begin with, and after how many days discussions are closed; 0 for never. */
export async function getDiscussionSettings(executor: Executor = db): Promise<DiscussionSettings> {
  const [row] = await executor
    .select({
      commentsOnNewPosts: site.commentsOnNewPosts,
      closeCommentsAfterDays: site.closeCommentsAfterDays,
    })
    .from(site);
  if (!row) throw new Error('the site row is missing; were the migrations applied?');
  return row;
}
