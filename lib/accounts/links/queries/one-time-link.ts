import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { oneTimeLinks, users } from '@/drizzle/schema';
import { hashToken, isToken } from '@/lib/access/tokens';
import { db } from '@/lib/db';

export type LinkPurpose = (typeof oneTimeLinks.$inferSelect)['purpose'];

/** The purpose of a link. Looking does not use it, because mail scanners open every link they see. */
export async function getOneTimeLink(
  token: string,
): Promise<{ purpose: LinkPurpose; email: string; user: { username: string; email: string } } | null> {
  if (!isToken(token)) return null;
  const [link] = await db
    .select({
      purpose: oneTimeLinks.purpose,
      email: oneTimeLinks.email,
      user: { username: users.username, email: users.email },
    })
    .from(oneTimeLinks)
    .innerJoin(users, eq(users.id, oneTimeLinks.userId))
    .where(isUsableLink(token));
  return link ?? null;
}

export const isUsableLink = (token: string) =>
  and(eq(oneTimeLinks.tokenHash, hashToken(token)), gt(oneTimeLinks.expiresAt, sql`now()`));
