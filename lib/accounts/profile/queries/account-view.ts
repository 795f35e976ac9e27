import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';

export type AccountView = {
  id: number;
  username: string;
  name: string;
  email: string;
  emailVerified: boolean;
  bio: string;
  website: string;
  isActive: boolean;
  isAdmin: boolean;
  createdAt: Date;
  updatedAt: Date;
};

/** A person's own account as programs see it. Null when it was deleted meanwhile. */
export async function getAccountView({ id }: Pick<Actor, 'id'>): Promise<AccountView | null> {
  const [account] = await db
    .select({
      id: users.id,
      username: users.username,
      name: users.name,
      email: users.email,
      emailVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
      bio: users.bio,
      website: users.website,
      isActive: sql<boolean>`${users.disabledAt} is null`,
      isAdmin: sql<boolean>`coalesce(${users.isAdmin}, false)`,
      createdAt: users.createdAt,
      updatedAt: users.updatedAt,
    })
    .from(users)
    .where(eq(users.id, id));
  return account ?? null;
}
