import 'server-only';
import { and, eq } from 'drizzle-orm';
import { sessions, users } from '@/drizzle/schema';
import { byIdentifier } from '@/lib/accounts/fields/queries/by-identifier';
import { db } from '@/lib/db';

export type StoredCredentials = NonNullable<Awaited<ReturnType<typeof getCredentials>>>;

/** @param identifier what was typed, see `normaliseIdentifier` */
export async function getCredentials(identifier: string) {
  const [user] = await db
    .select({
      id: users.id,
      passwordHash: users.passwordHash,
      passwordScheme: users.passwordScheme,
      disabledAt: users.disabledAt,
      totpEnabledAt: users.totpEnabledAt,
    })
    .from(users)
    .where(byIdentifier(identifier))
    .limit(1);
  return user ?? null;
}

/** The account of somebody whose password was right a moment ago. */
export async function getCheckedAccount(userId: number) {
  const [user] = await db
    .select({ id: users.id, passwordHash: users.passwordHash, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, userId));
  return user ?? null;
}

/** Whether somebody has a session that began in this network. */
export async function hasSessionFrom(userId: number, network: string): Promise<boolean> {
  const [row] = await db
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.network, network)))
    .limit(1);
  return row !== undefined;
}
