import type { Settings } from '@/lib/env';

export function greetingFor(settings: Settings, isClaimed: boolean): string {
  const ready = `Colophon is ready at ${settings.SITE_URL}`;
  if (isClaimed) return ready;
  const token = settings.isPublic ? `?token=${encodeURIComponent(process.env.SETUP_TOKEN ?? '')}` : '';
  return `${ready} – create the owner account at ${settings.SITE_URL}/register${token}`;
}
