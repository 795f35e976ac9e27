import 'server-only';
import { settings } from '@/lib/env';

/** Behind https `__Host-`: browsers take it from no other host. Set it again with `maxAge: 0` to end it. */
export function hostCookie(name: string) {
  const secure = settings().SITE_URL.startsWith('https:');
  return {
    name: secure ? `__Host-${name}` : name,
    options: { sameSite: 'lax', path: '/', secure } as const,
  };
}
