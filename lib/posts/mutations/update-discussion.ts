import 'server-only';
import { sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { isOneOf, type Executor } from '@/lib/db';
import { isDueToClose, isKeptPost } from '@/lib/posts/queries/visibility';
import { fail, ok, type Result } from '@/lib/result';
import { changeSettings, type Saved, type Section } from '@/lib/site/mutations/change-settings';
import { getDiscussionSettings } from '@/lib/site/queries/discussion';
import type { DiscussionInput } from '@/lib/site/validation';

const section: Section<DiscussionInput> = {
  read: getDiscussionSettings,
  detail: ({ commentsOnNewPosts, closeCommentsAfterDays }) =>
    `comments on new posts ${commentsOnNewPosts ? 'open' : 'closed'}, closing after ${closeCommentsAfterDays} days`,
  columns: ({ commentsOnNewPosts, closeCommentsAfterDays }) => ({
    commentsOnNewPosts,
    closeCommentsAfterDays,
  }),
};

/** What else a save brought about: discussions that are closed by it, and how old they could become before. */
type Closing = { closing: number[]; daysBefore: number };

/**
 * How discussions begin and end. The notice wakes the schedule (lib/posts/schedule.ts), which closes those that are old
 * enough. @param shown as in `changeSettings`. @throws {NotFoundError} when the actor does not own the site
 */
export async function updateDiscussion(
  actor: Actor,
  input: DiscussionInput,
  shown?: Partial<DiscussionInput>,
): Promise<Saved<DiscussionInput> & Closing> {
  const made: Closing = { closing: [], daysBefore: 0 };
  // The schedule waits for the end of the transaction, so all of them are still open.
  const after = async (tx: Executor, stored: DiscussionInput) => {
    const due = await tx.select({ id: posts.id }).from(posts).where(isDueToClose).orderBy(posts.id);
    made.closing = due.map(({ id }) => id);
    made.daysBefore = stored.closeCommentsAfterDays;
  };
  return { ...(await changeSettings(actor, { ...section, after }, input, shown)), ...made };
}

type Reopening = { ids: number[]; daysBefore: number; days: number };

/**
 * Takes back what a save closed: the days are again those from before, and the discussions open, as if nobody had closed
 * them. `changed`: somebody saved other days since. @throws {NotFoundError} when the actor does not own the site
 */
export async function reopenDiscussions(
  actor: Actor,
  { ids, daysBefore, days }: Reopening,
): Promise<Result<null, 'changed'>> {
  const after = async (tx: Executor) => {
    const wasClosed = sql`${isOneOf(posts.id, ids)} and not ${posts.commentsOpen} and ${posts.commentsCloseByAge}
      and ${posts.status} = 'published' and ${isKeptPost}`;
    const opened = await tx
      .update(posts)
      .set({ commentsOpen: true, updatedAt: sql`${posts.updatedAt}` })
      .where(wasClosed)
      .returning({ id: posts.id });
    // The trigger took them for opened by hand, which nobody closes any more.
    await tx
      .update(posts)
      .set({ commentsCloseByAge: true, updatedAt: sql`${posts.updatedAt}` })
      .where(
        isOneOf(
          posts.id,
          opened.map(({ id }) => id),
        ),
      );
  };
  const before = { closeCommentsAfterDays: days };
  const { commentsOnNewPosts } = await getDiscussionSettings();
  const sent = { commentsOnNewPosts, closeCommentsAfterDays: daysBefore };
  const saved = await changeSettings(actor, { ...section, after }, sent, { ...before, commentsOnNewPosts });
  return saved.ok ? ok(null) : fail('changed');
}
