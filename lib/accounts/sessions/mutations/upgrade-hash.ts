import 'server-only';
import { and, eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { hashPassword, isOutdated, verifyPassword } from '@/lib/accounts/passwords/password';
import type { StoredCredentials } from '@/lib/accounts/sessions/queries/credentials';
import { db } from '@/lib/db';

/** @returns the hash that is stored now, or null when it is not of this password any more */
export async function upgradeHash(user: StoredCredentials, password: string): Promise<string | null> {
  if (!isOutdated(user)) return user.passwordHash;
  const hashed = await hashPassword(password);
  // Not over a password that was changed meanwhile.
  const unchanged = and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash));
  const updated = await db.update(users).set(hashed).where(unchanged).returning({ id: users.id });
  if (updated.length === 1) return hashed.passwordHash;
  // Another login may have been first with the same, or the password was changed.
  const [stored] = await db
    .select({ passwordHash: users.passwordHash, passwordScheme: users.passwordScheme })
    .from(users)
    .where(eq(users.id, user.id));
  return stored && (await verifyPassword(password, stored)) ? stored.passwordHash : null;
}
