import type { Metadata } from 'next';
import { SiteForm } from '@/components/settings/site-form';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { pictureUrl } from '@/lib/picture';
import { updateSiteAction } from '@/lib/site/actions';
import { languageName, offeredLanguages } from '@/lib/site/language';
import { getSite } from '@/lib/site/queries/site';
import { siteSection } from '@/lib/site/section-values';
import { timeZones } from '@/lib/site/time-zone';

export const metadata: Metadata = { title: 'Settings: Site' };

export default async function SiteSettingsPage() {
  await requireAdmin(canManageSite, '/admin/settings/site');
  const site = await getSite();
  return (
    <>
      <h1 className="page-title">Site</h1>
      <SiteForm
        action={updateSiteAction}
        site={site}
        shown={JSON.stringify(siteSection(site))}
        iconUrl={site.icon ? pictureUrl(site.icon) : ''}
        logoUrl={site.logo ? pictureUrl(site.logo) : ''}
        languages={offeredLanguages.map((tag) => ({ tag, name: languageName(tag) }))}
        timeZones={timeZones()}
      />
    </>
  );
}
