import 'server-only';
import { and, eq, isNotNull, notLike } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { SEAL_MARK } from '@/lib/access/seal';
import { sealTotpSecret } from '@/lib/accounts/two-factor/totp-seal';
import { db } from '@/lib/db';

export async function sealStoredTotpSecrets(): Promise<number> {
  const plain = await db
    .select({ id: users.id, secret: users.totpSecret })
    .from(users)
    .where(and(isNotNull(users.totpSecret), notLike(users.totpSecret, `${SEAL_MARK}%`)));
  for (const { id, secret } of plain) {
    await db
      .update(users)
      .set({ totpSecret: sealTotpSecret(id, secret!) })
      .where(and(eq(users.id, id), eq(users.totpSecret, secret!)));
  }
  return plain.length;
}
