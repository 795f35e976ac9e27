import 'server-only';
import { isTokenOf } from '@/lib/access/tokens';

export const isInvite = (code: string, inviteHash: string | null): boolean =>
  inviteHash !== null && isTokenOf(code, inviteHash);
