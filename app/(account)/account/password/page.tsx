import type { Metadata } from 'next';
import { ChangePasswordForm } from '@/components/account/change-password-form';
import { requireMember } from '@/lib/accounts/sessions/session';
import { countOwnTokens } from '@/lib/accounts/personal-tokens/queries/own-tokens';
import { changePasswordAction } from '@/lib/accounts/profile/actions';

export const metadata: Metadata = { title: 'Change your password', robots: { index: false } };

export default async function PasswordPage({ searchParams }: PageProps<'/account/password'>) {
  const member = await requireMember('/account/password');
  const { changed } = await searchParams;
  const tokens = await countOwnTokens(member);
  return (
    <>
      <h1>Change your password</h1>
      {changed === '1' ? (
        <p role="status" className="notice">
          Your password is changed, and every other device is logged out.
          {tokens > 0 && (
            <>
              {' '}
              {tokens === 1 ? 'One access token goes' : `${tokens} access tokens go`} on working:{' '}
              <a href="/account/tokens" className="text-link">
                look through them
              </a>
              .
            </>
          )}
        </p>
      ) : (
        <p className="hint">Every other device is logged out at once.</p>
      )}
      <ChangePasswordForm action={changePasswordAction} username={member.username} />
    </>
  );
}
