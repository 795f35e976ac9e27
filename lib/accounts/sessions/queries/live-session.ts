import 'server-only';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { sessions, users } from '@/drizzle/schema';
import { hashToken } from '@/lib/access/tokens';
import { IDLE_HOURS } from '@/lib/accounts/sessions/lifetime';
import { db } from '@/lib/db';

export const isLive = () =>
  and(
    gt(sessions.expiresAt, sql`now()`),
    or(
      eq(sessions.remember, true),
      gt(sessions.lastSeenAt, sql`now() - make_interval(hours => ${IDLE_HOURS})`),
    ),
  );

export type SessionKind = (typeof sessions.kind.enumValues)[number];

export type LiveSession = { person: { id: number; username: string; name: string }; lastSeenAt: Date };

export async function getLiveSession(id: string, kind: SessionKind): Promise<LiveSession | null> {
  const [row] = await db
    .select({
      person: { id: users.id, username: users.username, name: users.name },
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(eq(sessions.idHash, hashToken(id)), eq(sessions.kind, kind), isLive(), isNull(users.disabledAt)),
    );
  return row ?? null;
}
