import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import type { Transaction } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

/** Holds an account for the transaction. @throws {NotFoundError} when there is none */
export async function lockUser(userId: number, tx: Transaction): Promise<{ username: string }> {
  const [user] = await tx
    .select({ username: users.username })
    .from(users)
    .where(eq(users.id, userId))
    .for('update');
  if (!user) throw new NotFoundError();
  return user;
}
