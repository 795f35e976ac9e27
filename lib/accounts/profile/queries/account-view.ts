import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { comments, posts, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { isPublicPost } from '@/lib/posts/queries/visibility';

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

export type PublicUser = {
  username: string;
  name: string;
  bio: string;
  website: string;
  postCount: number;
  commentCount: number;
  createdAt: Date;
};

/** What everybody may know of a person; null for nobody and for a disabled account. */
export async function getPublicUser(username: string): Promise<PublicUser | null> {
  const [user] = await db
    .select({
      username: users.username,
      name: users.name,
      bio: users.bio,
      website: users.website,
      postCount: sql<number>`(select count(*)::int from ${posts} where ${posts.authorId} = ${users.id} and ${isPublicPost})`,
      commentCount: sql<number>`(select count(*)::int from ${comments} join ${posts} on ${posts.id} = ${comments.postId}
        where ${comments.authorId} = ${users.id} and ${comments.status} = 'visible' and ${isPublicPost})`,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(and(eq(sql`lower(${users.username})`, username.toLowerCase()), isNull(users.disabledAt)));
  return user ?? null;
}
