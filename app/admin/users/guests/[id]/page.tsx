import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GuestFacts } from '@/components/people/guest-facts';
import { GuestForm } from '@/components/people/guest-form';
import { ActionButton } from '@/components/forms/action-button';
import { canManageUsers } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { beGuestAction, changeGuestAction, removeGuestAction } from '@/lib/guests/actions';
import { getGuest } from '@/lib/guests/queries/guests';
import { parsePage } from '@/lib/paths';

export const metadata: Metadata = { title: 'Guest' };

export default async function GuestPage({ params }: PageProps<'/admin/users/guests/[id]'>) {
  const { id } = await params;
  const admin = await requireAdmin(canManageUsers, `/admin/users/guests/${id}`);
  const guest = await getGuest(admin, parsePage(id) ?? 0);
  if (!guest) notFound();
  return (
    <>
      <div>
        <h1 className="page-title">
          <bdi>{guest.name}</bdi>
        </h1>
        <GuestFacts guest={guest} />
      </div>
      <GuestForm action={changeGuestAction} guest={guest} />
      <div className="admin-verbs">
        <section aria-labelledby="mine">
          <h2 id="mine">Is it you?</h2>
          <p>Puts what this guest wrote under your own name, and the guest goes.</p>
          <ActionButton action={beGuestAction} hidden={{ id: guest.id }} about={`: ${guest.name}`}>
            This is me
          </ActionButton>
        </section>
        <section aria-labelledby="removal">
          <h2 id="removal">Removal</h2>
          <p>
            Comments stay, as of a former member. Posts stay, under your name. The name, the website and the
            address go for good.
          </p>
          <details>
            <summary>Remove “{guest.name}”…</summary>
            <ActionButton
              action={removeGuestAction}
              hidden={{ id: guest.id }}
              className="button button-danger"
            >
              Remove guest
            </ActionButton>
          </details>
        </section>
      </div>
    </>
  );
}
