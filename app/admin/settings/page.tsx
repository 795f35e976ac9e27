import type { Metadata } from 'next';
import { RegistrationForm } from '@/components/site/registration-form';
import { SiteForm } from '@/components/site/site-form';
import { MadeLink } from '@/components/forms/made-link';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { makeInviteAction, updateRegistrationAction, updateSiteAction } from '@/lib/site/actions';
import { languageName, offeredLanguages } from '@/lib/site/language';
import { getRegistration, getSite } from '@/lib/site/queries/site';
import { timeZones } from '@/lib/site/time-zone';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  await requireAdmin(canManageSite, '/admin/settings');
  const [site, { mode, hasInvite, notifyNewDevice }] = await Promise.all([getSite(), getRegistration()]);
  return (
    <div className="admin-form">
      <h1 className="page-title">Settings</h1>
      <SiteForm
        action={updateSiteAction}
        site={site}
        languages={offeredLanguages.map((tag) => ({ tag, name: languageName(tag) }))}
        timeZones={timeZones()}
      />
      <section aria-labelledby="accounts" className="admin-part">
        <h2 id="accounts">Accounts</h2>
        <RegistrationForm action={updateRegistrationAction} mode={mode} notifyNewDevice={notifyNewDevice} />
      </section>
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
      <section aria-labelledby="programs" className="admin-part">
        <h2 id="programs">Programs</h2>
        <p className="hint">
          Other programs can be told of changes here by <a href="/admin/webhooks">webhooks</a>, and use the
          site through <a href="/api/docs">the API</a>, with <a href="/account/tokens">tokens</a> that you
          make.
        </p>
      </section>
    </div>
  );
}
