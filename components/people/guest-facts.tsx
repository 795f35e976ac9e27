import { showEmail } from '@/lib/accounts/fields/mask-email';
import { writtenBy } from '@/lib/guests/counts';
import type { ListedGuest } from '@/lib/guests/queries/guests';
import { shortAddress } from '@/lib/short-address';

/** For the owner alone: it tells the address. */
export function GuestFacts({ guest }: { guest: ListedGuest }) {
  return (
    <p className="admin-list-facts">
      <span className="break-anywhere">{guest.email ? showEmail(guest.email) : 'no address'}</span>
      {guest.website && <span className="break-anywhere">{shortAddress(guest.website)}</span>}
      <span>{writtenBy(guest)}</span>
      <span className="break-anywhere">from {guest.source}</span>
    </p>
  );
}
