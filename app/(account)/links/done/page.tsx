import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OfferedGuests } from '@/components/account/offered-guests';
import { getViewer } from '@/lib/accounts/sessions/session';
import { declineGuestAction, takeOverGuestAction } from '@/lib/guests/actions';
import { listOfferedGuests } from '@/lib/guests/queries/own-guests';
import { UsedLinkSchema } from '@/lib/accounts/links/validation';

export const metadata: Metadata = { title: 'Done', robots: { index: false } };

const outcomes = {
  'verify-email': {
    title: 'Your email address is confirmed',
    text: 'Thank you.',
    href: '/account',
    link: 'Your account',
  },
  'change-email': {
    title: 'Your email address is changed',
    text: 'From now on mail goes to the new one, and you can log in with it.',
    href: '/account',
    link: 'Your account',
  },
  'reset-password': {
    title: 'Your password is changed',
    text: 'Every device was logged out. Please log in with your new password.',
    href: '/login',
    link: 'Log in',
  },
};

export default async function DonePage({ searchParams }: PageProps<'/links/done'>) {
  const { data } = UsedLinkSchema.safeParse(await searchParams);
  if (!data) notFound();
  const { title, text, href, link } = outcomes[data.for];
  const viewer = await getViewer();
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <OfferedGuests
        guests={viewer ? await listOfferedGuests(viewer) : []}
        actions={{ takeOver: takeOverGuestAction, decline: declineGuestAction }}
      />
      <p>
        <a href={href} className="button button-primary">
          {link}
        </a>
      </p>
    </>
  );
}
