import type { Metadata } from 'next';
import { PeopleList } from '@/components/people/people-list';
import { canManageUsers } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { PeopleFilterSchema } from '@/lib/accounts/people/validation';
import { listPeople } from '@/lib/accounts/people/queries/people';

export const metadata: Metadata = { title: 'Users' };

export default async function UsersPage({ searchParams }: PageProps<'/admin/users'>) {
  const admin = await requireAdmin(canManageUsers, '/admin/users');
  const filter = PeopleFilterSchema.parse(await searchParams);
  return (
    <>
      <h1 className="page-title">Users</h1>
      <PeopleList {...await listPeople(admin, filter)} filter={filter} />
    </>
  );
}
