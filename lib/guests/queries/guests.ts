import 'server-only';
import { and, desc, eq, ilike, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import { comments, guests, posts, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManageUsers } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isId } from '@/lib/fields';
import type { GuestsFilter } from '@/lib/guests/validation';
import { keysetPage } from '@/lib/keyset-page';
import { containing } from '@/lib/like-pattern';
import { PEOPLE_PER_PAGE } from '@/lib/page-sizes';

/** For the owner's eyes: nobody else is told an address. */
export type ListedGuest = {
  id: number;
  name: string;
  email: string;
  website: string;
  /** The name that the import has. */
  source: string;
  commentCount: number;
  postCount: number;
};

/** Whether a guest has the address of an account that is proven to be its own, and can be used. Joins both. */
export const isAddressOf: SQL = sql`(${guests.email} <> '' and lower(${guests.email}) = lower(${users.email})
  and ${users.emailVerifiedAt} is not null and ${users.disabledAt} is null)`;

/** Whether something of theirs is here. */
export const hasAny: SQL = sql`(
  exists (select from ${comments} where ${comments.guestId} = ${guests.id} and ${comments.status} <> 'deleted')
  or exists (select from ${posts} where ${posts.guestId} = ${guests.id} and ${posts.deletedAt} is null))`;

/** Made at each use: the database is connected at the first one. */
export const guestCounts = () => ({
  commentCount: db.$count(
    comments,
    and(eq(comments.guestId, guests.id), inArray(comments.status, ['visible', 'hidden'])),
  ),
  postCount: db.$count(posts, and(eq(posts.guestId, guests.id), sql`${posts.deletedAt} is null`)),
});

const columns = () => ({
  id: guests.id,
  name: guests.name,
  email: guests.email,
  website: guests.website,
  source: guests.source,
  ...guestCounts(),
});

/** The last ones first. @throws {NotFoundError} for anybody but the owner */
export async function listGuests(
  viewer: Viewer,
  { search, before }: GuestsFilter,
): Promise<{ guests: ListedGuest[]; nextBefore: number | null }> {
  if (!canManageUsers(viewer)) throw new NotFoundError();
  const pattern = containing(search);
  const rows = await db
    .select(columns())
    .from(guests)
    .where(
      and(
        search ? or(ilike(guests.name, pattern), ilike(guests.email, pattern)) : undefined,
        before ? lt(guests.id, before) : undefined,
      ),
    )
    .orderBy(desc(guests.id))
    .limit(PEOPLE_PER_PAGE + 1);
  const { page, nextBefore } = keysetPage(rows, PEOPLE_PER_PAGE);
  return { guests: page, nextBefore };
}

/** @throws {NotFoundError} for anybody but the owner */
export async function getGuest(viewer: Viewer, id: number): Promise<ListedGuest | null> {
  if (!canManageUsers(viewer)) throw new NotFoundError();
  if (!isId(id)) return null;
  const [guest] = await db.select(columns()).from(guests).where(eq(guests.id, id));
  return guest ?? null;
}

/** @throws {NotFoundError} for anybody but the owner */
export async function countGuests(viewer: Viewer): Promise<number> {
  if (!canManageUsers(viewer)) throw new NotFoundError();
  return db.$count(guests);
}
