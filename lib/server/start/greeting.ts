import type { Settings } from '@/lib/env';

/** The closing line of a start: the address and, until the site is claimed, where to claim it. */
export function greetingFor(settings: Settings, isClaimed: boolean): string {
  const ready = `Colophon is ready at ${settings.SITE_URL}`;
  if (isClaimed) return ready;
  const token = settings.isPublic ? `?token=${encodeURIComponent(process.env.SETUP_TOKEN ?? '')}` : '';
  return `${ready} – create the owner account at ${settings.SITE_URL}/register${token}`;
}
