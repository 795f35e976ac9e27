import 'server-only';
import { settings } from '@/lib/env';

/**
 * A cookie of this host alone: behind https its name says so, and browsers take it from no other host and over no
 * open line. To end one, set it again with `maxAge: 0`: without the same flags browsers keep it.
 */
export function hostCookie(name: string) {
  const secure = settings().SITE_URL.startsWith('https:');
  return {
    name: secure ? `__Host-${name}` : name,
    options: { sameSite: 'lax', path: '/', secure } as const,
  };
}
