import type { Metadata } from 'next';
import { DeleteAccountForm } from '@/components/account/delete-account-form';
import { canDeleteOwnAccount } from '@/lib/access/permissions';
import { requireMember } from '@/lib/accounts/sessions/session';
import { deleteAccountAction } from '@/lib/accounts/profile/actions';

export const metadata: Metadata = { title: 'Delete your account', robots: { index: false } };

export default async function DeleteAccountPage() {
  const member = await requireMember('/account/delete');
  return (
    <>
      <h1>Delete your account</h1>
      {canDeleteOwnAccount(member) ? (
        <>
          <p>
            Your account, your profile and your email address are erased for good, and you are logged out
            everywhere. You may want to{' '}
            <a href="/account/data" download className="text-link">
              download your data
            </a>{' '}
            first.
          </p>
          <DeleteAccountForm action={deleteAccountAction} username={member.username} />
        </>
      ) : (
        <p className="notice">
          This account owns the site, so it cannot be deleted: without it nobody could write, moderate or
          administer. You can change its name, username and email, or take the whole site down on the server.
        </p>
      )}
    </>
  );
}
