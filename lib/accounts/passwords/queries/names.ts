import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { db } from '@/lib/db';

export async function getNames(userId: number): Promise<{ username: string; email: string } | null> {
  const [names] = await db
    .select({ username: users.username, email: users.email })
    .from(users)
    .where(eq(users.id, userId));
  return names ?? null;
}
