import type { Metadata } from 'next';
import { NavigationForm } from '@/components/settings/navigation-form';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { updateNavigationAction } from '@/lib/site/actions';
import { navigationValues } from '@/lib/site/navigation';
import { getSite } from '@/lib/site/queries/site';
import { navigationSection } from '@/lib/site/section-values';

export const metadata: Metadata = { title: 'Settings: Navigation' };

export default async function NavigationSettingsPage() {
  await requireAdmin(canManageSite, '/admin/settings/navigation');
  const stored = navigationSection(await getSite());
  return (
    <>
      <h1 className="page-title">Navigation</h1>
      <NavigationForm
        action={updateNavigationAction}
        stored={navigationValues(stored)}
        shown={JSON.stringify(stored)}
      />
    </>
  );
}
