import type { Metadata } from 'next';
import { DeletedCommentNotice, UndeletedNotice } from '@/components/comments/moderation/bin-notices';
import { ModerationList } from '@/components/comments/moderation/moderation-list';
import { canModerateComments } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import {
  closeCommentsAction,
  hideCommentAction,
  openCommentsAction,
  restoreCommentAction,
} from '@/lib/comments/actions';
import { undeleteCommentAction } from '@/lib/bin/actions';
import { BinQuerySchema } from '@/lib/bin/validation';
import { getDeletedComment } from '@/lib/comments/queries/bin';
import { listCommentsToModerate } from '@/lib/comments/queries/moderation';
import { ModerationFilterSchema } from '@/lib/comments/validation';

export const metadata: Metadata = { title: 'Comments' };

export default async function ModerationPage({ searchParams }: PageProps<'/admin/comments'>) {
  const admin = await requireAdmin(canModerateComments, '/admin/comments');
  const query = await searchParams;
  const filter = ModerationFilterSchema.parse(query);
  const done = BinQuerySchema.parse(query);
  const [{ comments, nextBefore }, deleted] = await Promise.all([
    listCommentsToModerate(admin, filter),
    done.deleted ? getDeletedComment(admin, done.deleted) : null,
  ]);
  return (
    <>
      <div className="admin-head">
        <h1 className="page-title">Comments</h1>
        <a href="/admin/bin" className="button button-quiet">
          Bin
        </a>
      </div>
      {deleted && <DeletedCommentNotice id={deleted.id} undo={undeleteCommentAction} />}
      {done.undeleted && <UndeletedNotice id={done.undeleted} />}
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
