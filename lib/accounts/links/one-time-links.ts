import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { oneTimeLinks, users } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import { settings } from '@/lib/env';

export type LinkPurpose = (typeof oneTimeLinks.$inferSelect)['purpose'];

/** Minutes for which a link works. */
export const LINK_MINUTES = 60;

/** 256 bits in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Makes a link that works once, within the hour, and ends the person's older links for the same purpose.
 * @param email the address that the link proves, for the purposes about an address
 * @returns the absolute URL; only a hash of its token is stored
 */
export async function makeOneTimeLink(
  userId: number,
  purpose: LinkPurpose,
  email = '',
  executor: Executor = db,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await executor.transaction(async (tx) => {
    // In turn, so that of two made at once only the last one works.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
    await endLinks(userId, purpose, tx);
    await tx.insert(oneTimeLinks).values({
      tokenHash: hashOf(token),
      userId,
      purpose,
      email,
      expiresAt: sql`now() + make_interval(mins => ${LINK_MINUTES})`,
    });
  });
  return `${settings().SITE_URL}/links/${token}`;
}

/** What a link is for. Looking does not use it, because mail scanners open every link they see. */
export async function peekOneTimeLink(
  token: string,
): Promise<{ purpose: LinkPurpose; email: string; user: { username: string; email: string } } | null> {
  if (!TOKEN.test(token)) return null;
  const [link] = await db
    .select({
      purpose: oneTimeLinks.purpose,
      email: oneTimeLinks.email,
      user: { username: users.username, email: users.email },
    })
    .from(oneTimeLinks)
    .innerJoin(users, eq(users.id, oneTimeLinks.userId))
    .where(and(eq(oneTimeLinks.tokenHash, hashOf(token)), isLive()));
  return link ?? null;
}

/** Uses a link up; of two parallel uses one wins, and the other gets null. */
export async function takeOneTimeLink(
  token: string,
  purpose: LinkPurpose,
  executor: Executor = db,
): Promise<{ userId: number; email: string } | null> {
  if (!TOKEN.test(token)) return null;
  const [link] = await executor
    .delete(oneTimeLinks)
    .where(and(eq(oneTimeLinks.tokenHash, hashOf(token)), eq(oneTimeLinks.purpose, purpose), isLive()))
    .returning({ userId: oneTimeLinks.userId, email: oneTimeLinks.email });
  return link ?? null;
}

/** Ends the person's unused links for a purpose. */
export async function endLinks(userId: number, purpose: LinkPurpose, executor: Executor = db): Promise<void> {
  await executor
    .delete(oneTimeLinks)
    .where(and(eq(oneTimeLinks.userId, userId), eq(oneTimeLinks.purpose, purpose)));
}

/** Removes links that were never used. */
export async function sweepLinks(): Promise<void> {
  await db.delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, sql`now()`));
}

const isLive = () => gt(oneTimeLinks.expiresAt, sql`now()`);

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
