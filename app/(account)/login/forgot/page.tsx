import type { Metadata } from 'next';
import { ForgotPasswordForm } from '@/components/account/log-in/forgot-password-form';
import { settings } from '@/lib/env';
import { forgotPasswordAction } from '@/lib/accounts/links/actions';
import { getSite } from '@/lib/site/queries/site';

export const metadata: Metadata = { title: 'Forgot your password?', robots: { index: false } };

export default async function ForgotPasswordPage() {
  const { ownerName } = await getSite();
  return (
    <>
      <h1>Forgot your password?</h1>
      {settings().SMTP_URL ? (
        <>
          <p className="hint">We mail you a link for choosing a new one.</p>
          <ForgotPasswordForm action={forgotPasswordAction} />
        </>
      ) : (
        <p>
          This site sends no mail. Please ask {ownerName ?? 'its owner'}, who owns it, for a link: it lets you
          choose a new password that nobody else learns.
        </p>
      )}
      <p className="hint">
        <a href="/login">Back to log in</a>
      </p>
    </>
  );
}
