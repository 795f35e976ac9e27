import 'server-only';
import { seal, unseal } from '@/lib/access/tokens';
import { SEAL_MARK } from '@/lib/access/seal';
import { logger } from '@/lib/server/process/logger';

const PURPOSE = 'totp secret';

/** Whether a stored secret is sealed; base32, as secrets were kept before, has no full stop. */
export const isSealed = (stored: string): boolean => stored.startsWith(SEAL_MARK);

/** Bound to its row: a copy of the database makes no codes, and one account's secret is worth nothing in another's. */
export const sealTotpSecret = (userId: number, secret: string): string =>
  seal(PURPOSE, `user ${userId}`, secret);

export function openTotpSecret(userId: number, stored: string): string | null {
  if (!isSealed(stored)) return stored;
  const secret = unseal(PURPOSE, `user ${userId}`, stored);
  if (secret === null) {
    logger().warn(
      { userId },
      'the secret of an authenticator app cannot be opened: AUTH_SECRET is another one',
    );
  }
  return secret;
}
