import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { sessions } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { describeDevice } from '@/lib/accounts/sessions/describe-device';
import { sessionHandle } from '@/lib/accounts/sessions/session-handle';
import { isTokenOf } from '@/lib/access/tokens';
import { isLive } from '@/lib/accounts/sessions/queries/live-session';
import { db } from '@/lib/db';

export type OwnSession = {
  handle: string;
  device: string;
  network: string;
  createdAt: Date;
  lastSeenAt: Date;
  isCurrent: boolean;
};

export async function listOwnSessions(actor: Actor, currentId: string | null): Promise<OwnSession[]> {
  const rows = await db
    .select({
      idHash: sessions.idHash,
      kind: sessions.kind,
      userAgent: sessions.userAgent,
      network: sessions.network,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, actor.id), isLive()))
    .orderBy(desc(sessions.lastSeenAt));
  const own = rows.map(({ idHash, kind, userAgent, ...row }) => ({
    ...row,
    handle: sessionHandle(idHash),
    device: kind === 'api' ? 'A program (API)' : describeDevice(userAgent),
    isCurrent: currentId !== null && isTokenOf(currentId, idHash),
  }));
  return own.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}
