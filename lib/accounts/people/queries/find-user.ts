import 'server-only';
import { users } from '@/drizzle/schema';
import { normaliseIdentifier } from '@/lib/accounts/fields/identifier';
import { byIdentifier } from '@/lib/accounts/fields/queries/by-identifier';
import { db } from '@/lib/db';

/** An account by its email or username, in any case. For commands; a request names accounts by their number. */
export async function findUser(identifier: string): Promise<{ id: number; username: string } | null> {
  const [user] = await db
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(byIdentifier(normaliseIdentifier(identifier)));
  return user ?? null;
}
