import 'server-only';
import { eq } from 'drizzle-orm';
import { recoveryCodes, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { totpUri } from '@/lib/accounts/two-factor/totp';
import { openTotpSecret } from '@/lib/accounts/two-factor/totp-seal';
import { db } from '@/lib/db';
import { getSiteTitle } from '@/lib/site/queries/title';

export type OwnTwoFactor =
  | { status: 'off' }
  | { status: 'started'; secret: string; uri: string }
  | { status: 'on'; since: Date; recoveryCodesLeft: number };

/** How a person's second step stands. The secret is told only until it is in force. */
export async function getOwnTwoFactor(actor: Actor): Promise<OwnTwoFactor> {
  const [user] = await db
    .select({ username: users.username, stored: users.totpSecret, enabledAt: users.totpEnabledAt })
    .from(users)
    .where(eq(users.id, actor.id));
  if (user?.enabledAt) {
    const recoveryCodesLeft = await db.$count(recoveryCodes, eq(recoveryCodes.userId, actor.id));
    return { status: 'on', since: user.enabledAt, recoveryCodesLeft };
  }
  const secret = user?.stored && openTotpSecret(actor.id, user.stored);
  if (!secret) return { status: 'off' };
  return { status: 'started', secret, uri: totpUri(secret, await getSiteTitle(), user.username) };
}
