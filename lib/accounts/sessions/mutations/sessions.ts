import 'server-only';
import { and, eq, isNull, lt, ne, sql } from 'drizzle-orm';
import { sessions, users } from '@/drizzle/schema';
import { fingerprint } from '@/lib/accounts/two-factor/first-step';
import { hashToken, makeToken } from '@/lib/access/tokens';
import { SESSION_SECONDS } from '@/lib/accounts/sessions/lifetime';
import { isLive, type SessionKind } from '@/lib/accounts/sessions/queries/live-session';
import { db, type Executor } from '@/lib/db';

export type NewSession = {
  remember: boolean;
  userAgent: string;
  network?: string;
  kind?: SessionKind;
  /** Seconds after which nothing prolongs it. */
  lifetime?: number;
};

/** Somebody who gave the right password a moment ago, and a fingerprint of the hash that it matched. */
export type CheckedLogin = { userId: number; password: string };

/** Null when the password was changed or the account disabled meanwhile: under the lock one sees the other. */
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
  const id = makeToken();
  await executor.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
  await executor.insert(sessions).values({
    idHash: hashToken(id),
    userId,
    kind: options.kind,
    remember: options.remember,
    userAgent: options.userAgent.slice(0, 300),
    network: options.network ?? '',
    expiresAt: new Date(Date.now() + (options.lifetime ?? SESSION_SECONDS) * 1000),
  });
  return id;
}

export async function noteSeen(id: string): Promise<void> {
  await db
    .update(sessions)
    .set({ lastSeenAt: new Date() })
    .where(eq(sessions.idHash, hashToken(id)));
}

/** A copy of the old id is dead. @returns the new one, or null when the session has ended */
export async function renewSession(id: string): Promise<{ id: string; userId: number } | null> {
  const renewed = makeToken();
  const [row] = await db
    .update(sessions)
    .set({ idHash: hashToken(renewed) })
    .where(and(eq(sessions.idHash, hashToken(id)), isLive()))
    .returning({ userId: sessions.userId });
  return row ? { id: renewed, userId: row.userId } : null;
}

export async function endSession(id: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.idHash, hashToken(id)));
}

export async function endSessionsOf(userId: number, except?: string, executor: Executor = db): Promise<void> {
  await executor
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), except ? ne(sessions.idHash, hashToken(except)) : undefined));
}
