import type { Metadata } from 'next';
import { PeopleList } from '@/components/users/people-list';
import { requireAdmin } from '@/lib/auth/session';
import { PeopleFilterSchema } from '@/lib/users/admin/validation';
import { listPeople } from '@/lib/users/queries/people';

export const metadata: Metadata = { title: 'Users' };

export default async function UsersPage({ searchParams }: PageProps<'/admin/users'>) {
  const admin = await requireAdmin('/admin/users');
  const filter = PeopleFilterSchema.parse(await searchParams);
  return (
    <>
      <h1 className="page-title">Users</h1>
      <PeopleList {...await listPeople(admin, filter)} filter={filter} />
    </>
  );
}
