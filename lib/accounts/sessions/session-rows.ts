import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { sessions, users } from '@/drizzle/schema';
import { fingerprint } from '@/lib/accounts/two-factor/first-step';
import { db, type Executor } from '@/lib/db';

/** Days after which a session ends whatever happens. */
export const SESSION_DAYS = 30;
/** Without "Remember me", hours without a request after which it ends. */
export const IDLE_HOURS = 12;
/** Minutes between two notes of the last request, so that reading does not write each time. */
const SEEN_MINUTES = 5;

const hashOf = (id: string) => createHash('sha256').update(id).digest('hex');

export type NewSession = { remember: boolean; userAgent: string; network?: string };

/** Somebody who gave the right password a moment ago, and a fingerprint of the hash that it matched. */
export type CheckedLogin = { userId: number; password: string };

/**
 * Starts the session of a login, unless the password was changed or the account disabled while it was checked:
 * a hash takes long enough for that. The lock makes one wait for the other, so that either the change ends this
 * session with the others, or this sees the change.
 * @returns the random id for the token, or null when the login is worth nothing any more
 */
export async function startCheckedSession(login: CheckedLogin, options: NewSession): Promise<string | null> {
  return db.transaction(async (tx) => {
    const [user] = await tx
      .select({ passwordHash: users.passwordHash })
      .from(users)
      .where(and(eq(users.id, login.userId), isNull(users.disabledAt)))
      .for('share');
    if (!user || fingerprint(user.passwordHash) !== login.password) return null;
    return startSession(login.userId, options, tx);
  });
}

/** Makes the row of a new session. @returns the random id for the token; only its hash is stored */
export async function startSession(
  userId: number,
  options: NewSession,
  executor: Executor = db,
): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  await executor.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
  await executor.insert(sessions).values({
    idHash: hashOf(id),
    userId,
    remember: options.remember,
    userAgent: options.userAgent.slice(0, 300),
    network: options.network ?? '',
    expiresAt: new Date(Date.now() + SESSION_DAYS * 86_400_000),
  });
  return id;
}

/** The person of a live session, or null when it is gone, expired, idle too long, or its user is disabled. */
export async function findSession(
  id: string,
): Promise<{ id: number; username: string; name: string } | null> {
  const idHash = hashOf(id);
  const [row] = await db
    .select({ id: users.id, username: users.username, name: users.name, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.idHash, idHash), isLive(), isNull(users.disabledAt)));
  if (!row) return null;
  if (Date.now() - row.lastSeenAt.getTime() > SEEN_MINUTES * 60_000) {
    await db.update(sessions).set({ lastSeenAt: new Date() }).where(eq(sessions.idHash, idHash));
  }
  return { id: row.id, username: row.username, name: row.name };
}

/**
 * Gives a live session another id and keeps the rest, so that a copy of the old one is dead.
 * @returns the new id, or null when the session has ended
 */
export async function renewSession(id: string): Promise<{ id: string; userId: number } | null> {
  const renewed = randomBytes(32).toString('base64url');
  const [row] = await db
    .update(sessions)
    .set({ idHash: hashOf(renewed) })
    .where(and(eq(sessions.idHash, hashOf(id)), isLive()))
    .returning({ userId: sessions.userId });
  return row ? { id: renewed, userId: row.userId } : null;
}

export async function endSession(id: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.idHash, hashOf(id)));
}

/** Ends every session of a person, or every one but `except`. */
export async function endSessionsOf(userId: number, except?: string, executor: Executor = db): Promise<void> {
  await executor
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), except ? ne(sessions.idHash, hashOf(except)) : undefined));
}

/** Not expired, and not idle for too long. */
export const isLive = () =>
  and(
    gt(sessions.expiresAt, sql`now()`),
    or(
      eq(sessions.remember, true),
      gt(sessions.lastSeenAt, sql`now() - make_interval(hours => ${IDLE_HOURS})`),
    ),
  );

/** Whether a stored session is the one with this id. */
export const isSession = (id: string, idHash: string): boolean => hashOf(id) === idHash;
