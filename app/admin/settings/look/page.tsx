import type { Metadata } from 'next';
import { LookForm } from '@/components/settings/look-form';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { updateLookAction } from '@/lib/site/actions';
import { getSite } from '@/lib/site/queries/site';
import { lookSection } from '@/lib/site/section-values';

export const metadata: Metadata = { title: 'Settings: Look' };

export default async function LookSettingsPage() {
  await requireAdmin(canManageSite, '/admin/settings/look');
  const site = await getSite();
  return (
    <>
      <h1 className="page-title">Look</h1>
      <LookForm action={updateLookAction} site={site} shown={JSON.stringify(lookSection(site))} />
    </>
  );
}
