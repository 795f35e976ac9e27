import { redirect } from 'next/navigation';
import { settingsSections } from '@/components/layout/settings-sections';
import { canManageSite } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';

export default async function SettingsPage(): Promise<never> {
  await requireAdmin(canManageSite, '/admin/settings');
  redirect(settingsSections[0].href);
}
