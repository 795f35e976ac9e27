import type { Metadata } from 'next';
import { NavigationForm } from '@/components/settings/navigation-form';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { updateNavigationAction } from '@/lib/site/actions';
import { listHiddenPaths } from '@/lib/posts/queries/hidden-links';
import { linkedPaths, withoutPaths } from '@/lib/site/links';
import { navigationValues } from '@/lib/site/navigation';
import { getSite } from '@/lib/site/queries/site';
import { navigationSection } from '@/lib/site/section-values';

export const metadata: Metadata = { title: 'Settings: Navigation' };

export default async function NavigationSettingsPage() {
  await requireAdmin(canManageSite, '/admin/settings/navigation');
  const stored = navigationSection(await getSite());
  const links = [...stored.navigation, ...stored.footerLinks];
  const hidden = await listHiddenPaths(linkedPaths(links));
  return (
    <>
      <h1 className="page-title">Navigation</h1>
      <NavigationForm
        action={updateNavigationAction}
        stored={navigationValues(stored)}
        hidden={links.filter((link) => withoutPaths([link], hidden).length === 0)}
        shown={JSON.stringify(stored)}
      />
    </>
  );
}
