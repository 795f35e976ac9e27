import 'server-only';
import { isTokenOf } from '@/lib/access/tokens';

/** Whether somebody brings the code of the invite link. */
export const isInvite = (code: string, inviteHash: string | null): boolean =>
  inviteHash !== null && isTokenOf(code, inviteHash);
