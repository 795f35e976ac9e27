import { ActionButton } from '@/components/forms/action-button';
import { MadeLink } from '@/components/forms/made-link';
import { isOwner } from '@/lib/access/permissions';
import type { FormAction } from '@/lib/form-state';
import type { Person } from '@/lib/accounts/people/queries/people';

export type PersonActions = Record<'disable' | 'enable' | 'endSessions' | 'makeResetLink', FormAction>;

type PersonVerbsProps = { person: Person & { sessionCount: number }; actions: PersonActions };

export function PersonVerbs({ person, actions }: PersonVerbsProps) {
  const { id, username } = person;
  return (
    <div className="admin-verbs">
      <section aria-labelledby="devices">
        <h2 id="devices">Devices</h2>
        <p>{devices(person.sessionCount)}</p>
        <ActionButton action={actions.endSessions} hidden={{ id }} about={`of ${username}`}>
          End all sessions
        </ActionButton>
      </section>
      {isOwner(person) ? (
        <section aria-labelledby="owner">
          <h2 id="owner">Owner</h2>
          <p>
            This account owns the site. It can be neither disabled nor deleted, not even by mistake. Its
            password is changed on{' '}
            <a href="/account/password" className="text-link">
              your account page
            </a>
            .
          </p>
        </section>
      ) : (
        <>
          <section aria-labelledby="password">
            <h2 id="password">Forgotten password</h2>
            <p>Makes a link for choosing a new password. You pass it on, and never learn the password.</p>
            <MadeLink action={actions.makeResetLink} hidden={{ id }} button="Make a reset link" />
          </section>
          <AccessSection person={person} actions={actions} />
          <section aria-labelledby="deletion">
            <h2 id="deletion">Deletion</h2>
            <p>Removes the account for good. On the next page you choose what becomes of the comments.</p>
            <a href={`/admin/users/${id}/delete`} className="button button-danger">
              Delete…
            </a>
          </section>
        </>
      )}
    </div>
  );
}

function AccessSection({ person, actions }: PersonVerbsProps) {
  const { id, username, isDisabled } = person;
  return (
    <section aria-labelledby="access">
      <h2 id="access">Access</h2>
      <p>
        {isDisabled
          ? 'This account is disabled: nobody can log in to it. What it wrote is still there.'
          : 'Disabling logs the person out everywhere and lets nobody log in. What they wrote stays.'}
      </p>
      <ActionButton action={isDisabled ? actions.enable : actions.disable} hidden={{ id }} about={username}>
        {isDisabled ? 'Enable' : 'Disable'}
      </ActionButton>
    </section>
  );
}

function devices(count: number): string {
  if (count === 0) return 'Nobody is logged in.';
  return count === 1 ? 'One device is logged in.' : `${count} devices are logged in.`;
}
