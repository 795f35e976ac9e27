import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { oneTimeLinks, users } from '@/drizzle/schema';
import { hashToken, isToken, makeToken } from '@/lib/access/tokens';
import { LINK_MINUTES } from '@/lib/accounts/letters/link-lifetime';
import { isUsableLink, type LinkPurpose } from '@/lib/accounts/links/queries/one-time-link';
import { db, type Executor } from '@/lib/db';
import { settings } from '@/lib/env';

/** @param email the address that the link proves. @returns the absolute URL; only a hash of its token is stored */
export async function makeOneTimeLink(
  userId: number,
  purpose: LinkPurpose,
  email = '',
  executor: Executor = db,
): Promise<string> {
  const token = makeToken();
  await executor.transaction(async (tx) => {
    // In turn, so that of two made at once only the last one works.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
    await endLinks(userId, purpose, tx);
    await tx.insert(oneTimeLinks).values({
      tokenHash: hashToken(token),
      userId,
      purpose,
      email,
      expiresAt: sql`now() + make_interval(mins => ${LINK_MINUTES})`,
    });
  });
  return `${settings().SITE_URL}/links/${token}`;
}

/** Uses a link up; of two parallel uses one wins, and the other gets null. */
export async function takeOneTimeLink(
  token: string,
  purpose: LinkPurpose,
  executor: Executor = db,
): Promise<{ userId: number; email: string } | null> {
  if (!isToken(token)) return null;
  const [link] = await executor
    .delete(oneTimeLinks)
    .where(and(isUsableLink(token), eq(oneTimeLinks.purpose, purpose)))
    .returning({ userId: oneTimeLinks.userId, email: oneTimeLinks.email });
  return link ?? null;
}

export async function endLinks(userId: number, purpose: LinkPurpose, executor: Executor = db): Promise<void> {
  await executor
    .delete(oneTimeLinks)
    .where(and(eq(oneTimeLinks.userId, userId), eq(oneTimeLinks.purpose, purpose)));
}

export async function sweepLinks(): Promise<void> {
  await db.delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, sql`now()`));
}
