import type { Metadata } from 'next';
import { ModerationList } from '@/components/comments/moderation/moderation-list';
import { canModerateComments } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import {
  closeCommentsAction,
  hideCommentAction,
  openCommentsAction,
  restoreCommentAction,
} from '@/lib/comments/actions';
import { listCommentsToModerate } from '@/lib/comments/queries/moderation';
import { ModerationFilterSchema } from '@/lib/comments/validation';

export const metadata: Metadata = { title: 'Comments' };

export default async function ModerationPage({ searchParams }: PageProps<'/admin/comments'>) {
  const admin = await requireAdmin(canModerateComments, '/admin/comments');
  const filter = ModerationFilterSchema.parse(await searchParams);
  const { comments, nextBefore } = await listCommentsToModerate(admin, filter);
  return (
    <>
      <h1 className="page-title">Comments</h1>
      <ModerationList
        comments={comments}
        filter={filter}
        nextBefore={nextBefore}
        actions={{
          hide: hideCommentAction,
          restore: restoreCommentAction,
          close: closeCommentsAction,
          open: openCommentsAction,
        }}
      />
    </>
  );
}
