import type { Metadata } from 'next';
import { DiscussionForm } from '@/components/settings/discussion-form';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { reopenDiscussionsAction, updateDiscussionAction } from '@/lib/site/actions';
import { getDiscussionSettings } from '@/lib/site/queries/discussion';

export const metadata: Metadata = { title: 'Settings: Comments' };

export default async function CommentSettingsPage() {
  await requireAdmin(canManageSite, '/admin/settings/comments');
  const stored = await getDiscussionSettings();
  return (
    <>
      <h1 className="page-title">Comments</h1>
      <DiscussionForm action={updateDiscussionAction} undo={reopenDiscussionsAction} stored={stored} />
    </>
  );
}
