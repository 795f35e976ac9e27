import type { Metadata } from 'next';
import { PeopleList } from '@/components/people/people-list';
import { canManageUsers } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { PeopleFilterSchema } from '@/lib/accounts/people/validation';
import { countGuests } from '@/lib/guests/queries/guests';
import { listPeople } from '@/lib/accounts/people/queries/people';

export const metadata: Metadata = { title: 'Users' };

export default async function UsersPage({ searchParams }: PageProps<'/admin/users'>) {
  const admin = await requireAdmin(canManageUsers, '/admin/users');
  const filter = PeopleFilterSchema.parse(await searchParams);
  const [people, guestCount] = await Promise.all([listPeople(admin, filter), countGuests(admin)]);
  return (
    <>
      <h1 className="page-title">Users</h1>
      <PeopleList {...people} filter={filter} />
      {guestCount > 0 && (
        <section aria-labelledby="guests">
          <h2 id="guests" className="section-title">
            Guests
          </h2>
          <p className="hint">
            People of imported blogs have a name here and no login:{' '}
            <a href="/admin/users/guests" className="text-link">
              {guestCount === 1 ? 'one guest' : `${guestCount.toLocaleString('en')} guests`}
            </a>
            .
          </p>
        </section>
      )}
    </>
  );
}
