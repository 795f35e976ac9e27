import type { Metadata } from 'next';
import { DevicesForm } from '@/components/account/devices-form';
import { SiteDate } from '@/components/layout/site-date';
import { getSessionId, requireMember } from '@/lib/accounts/sessions/session';
import { endSessionsAction } from '@/lib/accounts/profile/actions';
import { listOwnSessions, type OwnSession } from '@/lib/accounts/sessions/queries/own-sessions';

export const metadata: Metadata = { title: 'Your devices', robots: { index: false } };

export default async function DevicesPage() {
  const member = await requireMember('/account/devices');
  const sessions = await listOwnSessions(member, await getSessionId());
  return (
    <>
      <h1>Your devices</h1>
      <p className="hint">Where you are logged in. Log out what you do not know, and change your password.</p>
      <DevicesForm
        action={endSessionsAction}
        devices={sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
          ...session,
          times: <Times createdAt={createdAt} lastSeenAt={lastSeenAt} />,
        }))}
      />
    </>
  );
}

function Times({ createdAt, lastSeenAt }: Pick<OwnSession, 'createdAt' | 'lastSeenAt'>) {
  return (
    <>
      Logged in <SiteDate at={createdAt} as="moment" />, last seen <SiteDate at={lastSeenAt} as="moment" />.
    </>
  );
}
