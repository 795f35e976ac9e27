import type { Metadata } from 'next';
import { PersonFacts } from '@/components/people/person-facts';
import { PersonVerbs } from '@/components/people/person-verbs';
import { canManageUsers } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import {
  disableUserAction,
  enableUserAction,
  endSessionsOfUserAction,
  makeResetLinkAction,
} from '@/lib/accounts/people/actions';
import { findPerson } from './find-person';

export const metadata: Metadata = { title: 'User' };

export default async function UserPage({ params }: PageProps<'/admin/users/[id]'>) {
  const { id } = await params;
  const admin = await requireAdmin(canManageUsers, `/admin/users/${id}`);
  const person = await findPerson(admin, id);
  return (
    <>
      <div>
        <h1 className="page-title">{person.username}</h1>
        <PersonFacts person={person} />
      </div>
      <PersonVerbs
        person={person}
        actions={{
          disable: disableUserAction,
          enable: enableUserAction,
          endSessions: endSessionsOfUserAction,
          makeResetLink: makeResetLinkAction,
        }}
      />
      <p>
        <a href={`/admin/audit?user=${person.id}`} className="text-link">
          What happened with this account
        </a>
      </p>
    </>
  );
}
