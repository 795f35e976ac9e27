import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChangeEmailForm } from '@/components/account/change-email-form';
import { ButtonForm } from '@/components/forms/button-form';
import { requireMember } from '@/lib/accounts/sessions/session';
import { showEmail } from '@/lib/accounts/fields/mask-email';
import { settings } from '@/lib/env';
import { sendVerificationAction } from '@/lib/accounts/links/actions';
import { changeEmailAction } from '@/lib/accounts/profile/actions';
import { getOwnAccount } from '@/lib/accounts/profile/queries/own-account';

export const metadata: Metadata = { title: 'Change your email', robots: { index: false } };

export default async function EmailPage() {
  const member = await requireMember('/account/email');
  const account = await getOwnAccount(member);
  if (!account) notFound();
  const sendsMail = settings().SMTP_URL !== undefined;
  return (
    <>
      <h1>Change your email</h1>
      <p>
        It is <strong>{showEmail(account.email)}</strong>. The change is made when you open a link that is
        sent to the new address; the old one gets a notice.
      </p>
      {!sendsMail && <p className="hint">This site sends no mail by itself: its owner passes the link on.</p>}
      {!account.emailVerifiedAt && sendsMail && (
        <section className="notice stack items-start">
          <p>
            This address is not confirmed yet. Confirmed, it is the way back in when the password is lost.
          </p>
          <ButtonForm action={sendVerificationAction} className="button">
            Send a link
          </ButtonForm>
        </section>
      )}
      <ChangeEmailForm action={changeEmailAction} />
    </>
  );
}
