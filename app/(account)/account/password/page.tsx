import type { Metadata } from 'next';
import { ChangePasswordForm } from '@/components/account/change-password-form';
import { requireMember } from '@/lib/accounts/sessions/session';
import { changePasswordAction } from '@/lib/accounts/profile/actions';

export const metadata: Metadata = { title: 'Change your password', robots: { index: false } };

export default async function PasswordPage({ searchParams }: PageProps<'/account/password'>) {
  const member = await requireMember('/account/password');
  const { changed } = await searchParams;
  return (
    <>
      <h1>Change your password</h1>
      {changed === '1' ? (
        <p role="status" className="notice">
          Your password is changed, and every other device is logged out.
        </p>
      ) : (
        <p className="hint">Every other device is logged out at once.</p>
      )}
      <ChangePasswordForm action={changePasswordAction} username={member.username} />
    </>
  );
}
