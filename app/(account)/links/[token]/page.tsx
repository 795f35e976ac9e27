import type { Metadata } from 'next';
import { LINK_LIFETIME } from '@/lib/accounts/letters/link-lifetime';
import { LinkForm } from '@/components/account/link-form';
import { ResetPasswordForm } from '@/components/account/log-in/reset-password-form';
import { getOneTimeLink } from '@/lib/accounts/links/queries/one-time-link';
import { showEmail } from '@/lib/accounts/fields/mask-email';
import {
  confirmEmailChangeAction,
  resetPasswordAction,
  verifyEmailAction,
} from '@/lib/accounts/links/actions';

export const metadata: Metadata = { title: 'Your link', robots: { index: false }, referrer: 'same-origin' };

/** One-time links. The page only asks; pressing its button uses the link. */
export default async function LinkPage({ params }: PageProps<'/links/[token]'>) {
  const { token } = await params;
  const link = await getOneTimeLink(token);
  switch (link?.purpose) {
    case 'reset-password':
      return (
        <>
          <h1>Choose a new password</h1>
          <p className="hint">
            For the account {link.user.username}. Every device that is logged in now will be logged out.
          </p>
          <ResetPasswordForm action={resetPasswordAction} token={token} username={link.user.username} />
        </>
      );
    case 'verify-email':
      return (
        <>
          <h1>Confirm your email address</h1>
          <p>
            Is {showEmail(link.email)} the address of your account {link.user.username}?
          </p>
          <LinkForm action={verifyEmailAction} token={token} button="Yes, confirm it" />
        </>
      );
    case 'change-email':
      return (
        <>
          <h1>Change your email address</h1>
          <p>
            Your account {link.user.username} will have the address {showEmail(link.email)}.
          </p>
          <LinkForm action={confirmEmailChangeAction} token={token} button="Change it" />
        </>
      );
    case undefined:
      return <UsedUp />;
  }
}

function UsedUp() {
  return (
    <>
      <h1>This link does not work any more</h1>
      <p>A link works once, and for {LINK_LIFETIME}. If you asked for several, only the last one works.</p>
      <p className="hint">
        <a href="/login/forgot">Ask for a new password</a> · <a href="/account">Your account</a>
      </p>
    </>
  );
}
