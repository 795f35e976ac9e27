import 'server-only';
import { eq, or, sql } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** An account by its email or username, in any case. For commands; a request names accounts by their number. */
export async function findUser(identifier: string): Promise<{ id: number; username: string } | null> {
  const key = identifier.trim().toLowerCase();
  const [user] = await db
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(or(eq(sql`lower(${users.email})`, key), eq(sql`lower(${users.username})`, key)));
  return user ?? null;
}
