import 'server-only';
import { settings } from '@/lib/env';

/** The secret of every signature and seal. @throws where AUTH_SECRET is missing: a key of nothing signs nothing */
export function signingKey(): string {
  const { AUTH_SECRET } = settings();
  if (!AUTH_SECRET) throw new Error('AUTH_SECRET is not set; server.ts sets it');
  return AUTH_SECRET;
}
