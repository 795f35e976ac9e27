import 'server-only';
import { settings } from '@/lib/env';

/** What every signature and seal is made with. @throws where AUTH_SECRET is missing: a key of nothing signs nothing */
export function signingKey(): string {
  const { AUTH_SECRET } = settings();
  if (!AUTH_SECRET) throw new Error('AUTH_SECRET is not set; server.ts sets it');
  return AUTH_SECRET;
}
