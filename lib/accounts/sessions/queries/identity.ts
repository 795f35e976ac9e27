import 'server-only';
import { eq, type SQL } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { byIdentifier } from '@/lib/accounts/fields/queries/by-identifier';
import { db } from '@/lib/db';

export type Identity = { id: number; username: string; name: string };

export const getIdentity = (id: number): Promise<Identity | null> => find(eq(users.id, id));

export const getIdentityByIdentifier = (identifier: string): Promise<Identity | null> =>
  find(byIdentifier(identifier));

async function find(which: SQL | undefined): Promise<Identity | null> {
  const [identity] = await db
    .select({ id: users.id, username: users.username, name: users.name })
    .from(users)
    .where(which);
  return identity ?? null;
}
