import type { Metadata } from 'next';
import { MadeLink } from '@/components/forms/made-link';
import { RegistrationForm } from '@/components/settings/registration-form';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { makeInviteAction, updateRegistrationAction } from '@/lib/site/actions';
import { getRegistration } from '@/lib/site/queries/site';
import { registrationSection } from '@/lib/site/section-values';

export const metadata: Metadata = { title: 'Settings: People' };

export default async function PeopleSettingsPage() {
  await requireAdmin(canManageSite, '/admin/settings/people');
  const { mode, hasInvite, notifyNewDevice } = await getRegistration();
  return (
    <>
      <h1 className="page-title">People</h1>
      <RegistrationForm
        action={updateRegistrationAction}
        mode={mode}
        notifyNewDevice={notifyNewDevice}
        shown={JSON.stringify(registrationSection({ mode, notifyNewDevice }))}
      />
      {mode === 'invite' && (
        <section aria-labelledby="invite" className="admin-part">
          <h2 id="invite">Invite link</h2>
          <p className="hint">
            {hasInvite
              ? 'There is a link, shown only when it is made. A new one ends it.'
              : 'There is no link yet, so nobody can register.'}
          </p>
          <MadeLink action={makeInviteAction} button="Make a new invite link" />
        </section>
      )}
    </>
  );
}
