import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { pictureOf } from '@/lib/media/queries/find-pictures';
import type { Picture } from '@/lib/picture';

export type OwnAccount = {
  username: string;
  email: string;
  name: string;
  bio: string;
  website: string;
  /** Null for initials. */
  picture: Picture | null;
  emailVerifiedAt: Date | null;
  /** Since when the authenticator app is in force; null when it is not. */
  totpEnabledAt: Date | null;
  createdAt: Date;
};

/** A person's own account, with the email that nobody else sees. */
export async function getOwnAccount(actor: Actor): Promise<OwnAccount | null> {
  const [account] = await db
    .select({
      username: users.username,
      email: users.email,
      name: users.name,
      bio: users.bio,
      website: users.website,
      picture: pictureOf(users.pictureId),
      emailVerifiedAt: users.emailVerifiedAt,
      totpEnabledAt: users.totpEnabledAt,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(eq(users.id, actor.id));
  return account ?? null;
}
