import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { makeActor, type Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';

/**
 * The owner, for commands: whoever can run one on this machine holds the database anyway. Null until the site is
 * claimed. Never call it for a request.
 */
export async function getOwner(): Promise<Actor | null> {
  const [owner] = await db
    .select({ id: users.id, username: users.username, name: users.name })
    .from(users)
    .where(eq(users.id, 1));
  return owner ? makeActor(owner) : null;
}
