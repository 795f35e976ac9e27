import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { changeSettings } from '@/lib/site/mutations/change-settings';
import type { DiscussionInput } from '@/lib/site/validation';

/**
 * How discussions begin and end. The notice wakes the schedule (lib/posts/schedule.ts), which closes those that are old
 * enough. @throws {NotFoundError} when the actor does not own the site
 */
export const updateDiscussion = (
  actor: Actor,
  { commentsOnNewPosts, closeCommentsAfterDays }: DiscussionInput,
): Promise<void> =>
  changeSettings(
    actor,
    `comments on new posts ${commentsOnNewPosts ? 'open' : 'closed'}, closing after ${closeCommentsAfterDays} days`,
    { commentsOnNewPosts, closeCommentsAfterDays },
  );
