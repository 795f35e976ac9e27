import type { Metadata } from 'next';
import { WritingForm } from '@/components/settings/writing-form';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { updateWritingAction } from '@/lib/site/actions';
import { getSite } from '@/lib/site/queries/site';

export const metadata: Metadata = { title: 'Settings: Writing' };

export default async function WritingSettingsPage() {
  await requireAdmin(canManageSite, '/admin/settings/writing');
  const { drawnCovers } = await getSite();
  return (
    <>
      <h1 className="page-title">Writing</h1>
      <WritingForm
        action={updateWritingAction}
        drawnCovers={drawnCovers}
        shown={JSON.stringify({ drawnCovers })}
      />
      <section aria-labelledby="elsewhere" className="admin-part">
        <h2 id="elsewhere">Elsewhere</h2>
        <p className="hint">
          Your name and what readers learn about you stand in <a href="/account">your profile</a>. Whether new
          posts take comments is said under <a href="/admin/settings/comments">Comments</a>.
        </p>
      </section>
      <section aria-labelledby="programs" className="admin-part">
        <h2 id="programs">Programs</h2>
        <p className="hint">
          Other programs can be told of changes here by <a href="/admin/webhooks">webhooks</a>, and use the
          site through <a href="/api/docs">the API</a>, with <a href="/account/tokens">tokens</a> that you
          make.
        </p>
      </section>
    </>
  );
}
