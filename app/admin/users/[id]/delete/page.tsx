import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeleteUserForm } from '@/components/people/delete-user-form';
import { PersonFacts } from '@/components/people/person-facts';
import { canManageUsers } from '@/lib/access/permissions';
import { isOwner } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { deleteUserAction } from '@/lib/accounts/people/actions';
import { findPerson } from '../find-person';

export const metadata: Metadata = { title: 'Delete a user' };

export default async function DeleteUserPage({ params }: PageProps<'/admin/users/[id]/delete'>) {
  const { id } = await params;
  const admin = await requireAdmin(canManageUsers, `/admin/users/${id}/delete`);
  const person = await findPerson(admin, id);
  if (isOwner(person)) notFound();
  return (
    <div className="admin-form">
      <h1 className="page-title">Delete {person.username}?</h1>
      <PersonFacts person={person} />
      <p>
        The account and its sessions go for good. To keep somebody out for a while, disable the account
        instead.
      </p>
      <DeleteUserForm action={deleteUserAction} user={person} commentCount={person.commentCount} />
    </div>
  );
}
