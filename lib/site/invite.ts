import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';

/** Only this is stored of an invite's code. */
export const hashInvite = (code: string): string => createHash('sha256').update(code).digest('hex');

export function isInvite(code: string, inviteHash: string | null): boolean {
  return inviteHash !== null && timingSafeEqual(Buffer.from(hashInvite(code)), Buffer.from(inviteHash));
}
