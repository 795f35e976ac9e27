import 'server-only';
import { and, desc, eq, ilike, inArray, lt, max, or, sql } from 'drizzle-orm';
import { PEOPLE_PER_PAGE } from '@/lib/page-sizes';
import { auditEvents, comments, sessions, users } from '@/drizzle/schema';
import { toEmailAddress } from '@/lib/accounts/fields/email-address';
import type { Viewer } from '@/lib/access/actor';
import { canManageUsers } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { keysetPage } from '@/lib/keyset-page';
import { containing } from '@/lib/like-pattern';
import type { PeopleFilter } from '@/lib/accounts/people/validation';

export type Person = {
  id: number;
  username: string;
  name: string;
  email: string;
  isVerified: boolean;
  isDisabled: boolean;
  hasTwoFactor: boolean;
  commentCount: number;
  createdAt: Date;
  lastSeenAt: Date | null;
};

/** `nextBefore` is the key of the following page, null on the last. @throws {NotFoundError} for anybody but the admin */
export async function listPeople(
  viewer: Viewer,
  { search, before }: PeopleFilter,
): Promise<{ people: Person[]; nextBefore: number | null }> {
  if (!canManageUsers(viewer)) throw new NotFoundError();
  const [pattern, emailPattern] = [containing(search), containing(emailSearch(search))];
  const rows = await db
    .select(person())
    .from(users)
    .where(
      and(
        search
          ? // Both names at once, because comparing is what this costs; nobody types a line break.
            or(
              ilike(sql`${users.username} || chr(10) || ${users.name}`, pattern),
              ilike(users.email, emailPattern),
            )
          : undefined,
        before ? lt(users.id, before) : undefined,
      ),
    )
    .orderBy(desc(users.id))
    .limit(PEOPLE_PER_PAGE + 1);
  const { page, nextBefore } = keysetPage(rows, PEOPLE_PER_PAGE);
  return { people: page, nextBefore };
}

function emailSearch(search: string): string {
  const domain = search.replace(/^@/, '');
  return toEmailAddress(search) ?? toEmailAddress(`x@${domain}`)?.slice('x@'.length) ?? search;
}

/** @throws {NotFoundError} for anybody but the admin */
export async function getPerson(
  viewer: Viewer,
  id: number,
): Promise<(Person & { sessionCount: number }) | null> {
  if (!canManageUsers(viewer)) throw new NotFoundError();
  const [row] = await db
    .select({
      ...person(),
      sessionCount: db.$count(sessions, eq(sessions.userId, users.id)),
    })
    .from(users)
    .where(eq(users.id, id));
  return row ?? null;
}

const lastSession = () =>
  db
    .select({ at: max(sessions.lastSeenAt) })
    .from(sessions)
    .where(eq(sessions.userId, users.id));

/** Spelled as audit_events_user_id_idx is, or PostgreSQL would read all events of the person. */
const latestFirst = sql`${auditEvents.id} desc nulls last`;

/** A session that ended leaves its log-in event. */
const lastLogIn = () =>
  db
    .select({ at: auditEvents.createdAt })
    .from(auditEvents)
    .where(and(eq(auditEvents.userId, users.id), eq(auditEvents.kind, 'log-in')))
    .orderBy(latestFirst)
    .limit(1);

/** Made at each use: the database is connected at the first one, not when the module loads. */
const person = () => ({
  id: users.id,
  username: users.username,
  name: users.name,
  email: users.email,
  isVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
  isDisabled: sql<boolean>`${users.disabledAt} is not null`,
  hasTwoFactor: sql<boolean>`${users.totpEnabledAt} is not null`,
  commentCount: db.$count(
    comments,
    and(eq(comments.authorId, users.id), inArray(comments.status, ['visible', 'hidden'])),
  ),
  createdAt: users.createdAt,
  lastSeenAt: sql<Date | null>`greatest((${lastSession()}), (${lastLogIn()}))`.mapWith(users.createdAt),
});
