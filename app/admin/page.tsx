import type { Metadata } from 'next';
import Link from 'next/link';
import { BackupWarning } from '@/components/backup/backup-warning';
import { UnansweredComments } from '@/components/comments/moderation/unanswered-comments';
import { ContinueWriting, ScheduledNext } from '@/components/desk/continue-writing';
import { DeskNumbers } from '@/components/desk/desk-numbers';
import { FirstSteps } from '@/components/desk/first-steps';
import { canOpenAdmin } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { getBackupHealth } from '@/lib/backup/queries/backups';
import { hideCommentAction, restoreCommentAction } from '@/lib/comments/actions';
import { countAllComments } from '@/lib/comments/queries/count';
import { listUnansweredComments } from '@/lib/comments/queries/unanswered';
import { createSamplePostAction, deleteSamplePostAction, hideFirstStepsAction } from '@/lib/desk/actions';
import { getDesk } from '@/lib/desk/queries/desk';
import { getFirstSteps } from '@/lib/desk/queries/first-steps';
import { countPostsByState } from '@/lib/posts/queries/admin';

export const metadata: Metadata = { title: 'Overview' };

export default async function AdminPage() {
  const admin = await requireAdmin(canOpenAdmin, '/admin');
  const [steps, desk, comments, postCounts, commentCount, backups] = await Promise.all([
    getFirstSteps(admin),
    getDesk(admin),
    listUnansweredComments(admin),
    countPostsByState(admin),
    countAllComments(admin),
    getBackupHealth(admin),
  ]);
  return (
    <>
      <h1 className="page-title">Overview</h1>
      <BackupWarning warning={backups.warning} />
      {!steps.isHidden && (
        <FirstSteps
          steps={steps}
          actions={{
            hide: hideFirstStepsAction,
            createSample: createSamplePostAction,
            deleteSample: deleteSamplePostAction,
          }}
        />
      )}
      <div className="desk">
        <div className="desk-column">
          <ContinueWriting drafts={desk.drafts} />
          <section aria-labelledby="comments">
            <h2 id="comments">Comments to answer</h2>
            <UnansweredComments comments={comments} hide={hideCommentAction} show={restoreCommentAction} />
            <p>
              <Link href="/admin/comments" prefetch={false} className="text-link">
                All comments
              </Link>
            </p>
          </section>
        </div>
        <div className="desk-column">
          <ScheduledNext scheduled={desk.scheduled} />
          <DeskNumbers posts={postCounts} comments={commentCount} />
        </div>
      </div>
    </>
  );
}
