import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OfferedGuests } from '@/components/account/offered-guests';
import { ProfileForm } from '@/components/account/profile-form';
import { TwoFactorNotice } from '@/components/account/two-factor/two-factor-notice';
import { SiteDate } from '@/components/layout/site-date';
import { logOut } from '@/lib/accounts/sessions/actions';
import { canManagePosts } from '@/lib/access/permissions';
import { requireMember } from '@/lib/accounts/sessions/session';
import { showEmail } from '@/lib/accounts/fields/mask-email';
import { userPath } from '@/lib/paths';
import { declineGuestAction, takeOverGuestAction } from '@/lib/guests/actions';
import { listOfferedGuests } from '@/lib/guests/queries/own-guests';
import { updateProfileAction } from '@/lib/accounts/profile/actions';
import { getOwnAccount } from '@/lib/accounts/profile/queries/own-account';

export const metadata: Metadata = { title: 'Your account', robots: { index: false } };

const guestNotices: Record<string, string> = {
  taken: 'Done. It stands under your name now, and on your profile.',
  declined: 'All right. You will not be asked about that again.',
};

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const member = await requireMember('/account');
  const [account, guests, { guest }] = await Promise.all([
    getOwnAccount(member),
    listOfferedGuests(member),
    searchParams,
  ]);
  if (!account) notFound();
  const notice = typeof guest === 'string' ? guestNotices[guest] : undefined;
  return (
    <>
      <h1>Your account</h1>
      {notice && (
        <p role="status" className="notice">
          {notice}
        </p>
      )}
      <OfferedGuests
        guests={guests}
        actions={{ takeOver: takeOverGuestAction, decline: declineGuestAction }}
      />
      {!account.totpEnabledAt && <TwoFactorNotice />}
      <dl className="facts">
        <dt>Username</dt>
        <dd>{account.username}</dd>
        <dt>Email</dt>
        <dd>{showEmail(account.email)}</dd>
        <dt>Member since</dt>
        <dd>
          <SiteDate at={account.createdAt} />
        </dd>
        <dt>Profile</dt>
        <dd>
          <a href={userPath(account.username)} className="text-link">
            What others see
          </a>
        </dd>
      </dl>
      <ProfileForm action={updateProfileAction} account={account} hasPicture={canManagePosts(member)} />
      <section className="account-section" aria-labelledby="your-data">
        <h2 id="your-data" className="section-title">
          Your data
        </h2>
        <p className="hint">
          Your account, your posts and comments, your access tokens and where you are logged in, in one JSON
          file.
        </p>
        <p>
          <a href="/account/data" download className="button">
            Download my data
          </a>
        </p>
        <p className="hint">
          <a href="/account/delete">Delete my account</a>
        </p>
      </section>
      <form action={logOut} className="account-section">
        <button type="submit" className="button">
          Log out
        </button>
      </form>
    </>
  );
}
