import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { makeTotpSecret } from '@/lib/accounts/two-factor/totp';
import { sealTotpSecret } from '@/lib/accounts/two-factor/totp-seal';
import { db } from '@/lib/db';

/** In force only after enable-totp, which asks for the password and a code. */
export async function startTotp(actor: Actor): Promise<void> {
  await db
    .update(users)
    .set({ totpSecret: sealTotpSecret(actor.id, makeTotpSecret()) })
    .where(and(eq(users.id, actor.id), isNull(users.totpEnabledAt)));
}
