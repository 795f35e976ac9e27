import 'server-only';
import type { Actor } from '@/lib/access/actor';
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

/**
 * How discussions begin and end. The notice wakes the schedule (lib/posts/schedule.ts), which closes those that are old
 * enough. @param shown as in `changeSettings`. @throws {NotFoundError} when the actor does not own the site
 */
export const updateDiscussion = (
  actor: Actor,
  input: DiscussionInput,
  shown?: Partial<DiscussionInput>,
): Promise<Saved<DiscussionInput>> => changeSettings(actor, section, input, shown);
