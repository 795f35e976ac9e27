import 'server-only';
import { and, eq } from 'drizzle-orm';
import { sessions, users } from '@/drizzle/schema';
import { byIdentifier } from '@/lib/accounts/fields/queries/by-identifier';
import { db } from '@/lib/db';

export type StoredCredentials = NonNullable<Awaited<ReturnType<typeof getCredentials>>>;

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

export async function getCheckedAccount(userId: number) {
  const [user] = await db
    .select({ id: users.id, passwordHash: users.passwordHash, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, userId));
  return user ?? null;
}

export async function hasSessionFrom(userId: number, network: string): Promise<boolean> {
  const [row] = await db
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.network, network)))
    .limit(1);
  return row !== undefined;
}
