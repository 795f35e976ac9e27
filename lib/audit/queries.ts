import 'server-only';
import { and, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { alias, union, type PgColumn } from 'drizzle-orm/pg-core';
import { EVENTS_PER_PAGE } from '@/lib/page-sizes';
import { auditEvents, users } from '@/drizzle/schema';
import type { AuditFilter } from '@/lib/audit/validation';
import type { Viewer } from '@/lib/access/actor';
import { canReadAudit } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { keysetPage } from '@/lib/keyset-page';

type Party = { id: number; username: string | null };

export type ListedEvent = {
  id: number;
  kind: string;
  /** The actor; null for a visitor or a command on the server. A name is null when the account is gone. */
  actor: Party | null;
  user: Party | null;
  network: string;
  detail: string;
  createdAt: Date;
};

/** `nextBefore` is the key of the following page, null on the last. @throws {NotFoundError} for anybody but the admin */
export async function listEvents(
  viewer: Viewer,
  { kind, user, before }: AuditFilter,
): Promise<{ events: ListedEvent[]; nextBefore: number | null }> {
  if (!canReadAudit(viewer)) throw new NotFoundError();
  const actors = alias(users, 'actors');
  const of = and(
    kind ? eq(auditEvents.kind, kind) : undefined,
    before ? lt(auditEvents.id, before) : undefined,
  );
  const rows = await db
    .select({
      id: auditEvents.id,
      kind: auditEvents.kind,
      actorId: auditEvents.actorId,
      actorName: actors.username,
      userId: auditEvents.userId,
      userName: users.username,
      network: auditEvents.network,
      detail: auditEvents.detail,
      createdAt: auditEvents.createdAt,
    })
    .from(auditEvents)
    .leftJoin(actors, eq(actors.id, auditEvents.actorId))
    .leftJoin(users, eq(users.id, auditEvents.userId))
    .where(user ? inArray(auditEvents.id, listConcerning(user, of)) : of)
    .orderBy(kind && !user ? latestFirst : desc(auditEvents.id))
    .limit(EVENTS_PER_PAGE + 1);
  const { page, nextBefore } = keysetPage(rows, EVENTS_PER_PAGE);
  return {
    events: page.map(({ actorId, actorName, userId, userName, ...event }) => ({
      ...event,
      actor: actorId === null ? null : { id: actorId, username: actorName },
      user: userId === null ? null : { id: userId, username: userName },
    })),
    nextBefore,
  };
}

/** Spelled as the indexes are, or PostgreSQL would sort. */
const latestFirst = sql`${auditEvents.id} desc nulls last`;

/** Events of the account that has this username now, or had this number: accounts that are gone have no name. */
function listConcerning(user: string, of: SQL | undefined) {
  const number = /^#?([1-9]\d{0,8})$/.exec(user)?.[1];
  const id = sql<number>`coalesce(${number ?? null}::int, (select ${users.id} from ${users} where lower(${users.username}) = ${user.replace(/^@/, '').toLowerCase()}))`;
  // The latest of either role by its own index: asked for both at once, PostgreSQL reads all that the person ever did.
  const latest = (role: PgColumn) =>
    db
      .select({ id: auditEvents.id })
      .from(auditEvents)
      .where(and(eq(role, id), of))
      .orderBy(latestFirst)
      .limit(EVENTS_PER_PAGE + 1);
  return union(latest(auditEvents.userId), latest(auditEvents.actorId));
}
