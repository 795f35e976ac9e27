import type { Metadata } from 'next';
import { GuestList } from '@/components/people/guest-list';
import { canManageUsers } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { listGuests } from '@/lib/guests/queries/guests';
import { GuestsFilterSchema } from '@/lib/guests/validation';

export const metadata: Metadata = { title: 'Guests' };

export default async function GuestsPage({ searchParams }: PageProps<'/admin/users/guests'>) {
  const admin = await requireAdmin(canManageUsers, '/admin/users/guests');
  const filter = GuestsFilterSchema.parse(await searchParams);
  return (
    <>
      <h1 className="page-title">Guests</h1>
      <p className="hint">
        People of imported blogs: names without a login. Readers see the name and the website; the address is
        shown here alone. Whoever registers and confirms that address may take over what is theirs.
      </p>
      <GuestList {...await listGuests(admin, filter)} filter={filter} />
    </>
  );
}
