import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { guests, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { guestCounts, hasAny, isAddressOf } from '@/lib/guests/queries/guests';

/** More are offered once these are settled. */
const MOST_OFFERED = 20;

export type OfferedGuest = {
  id: number;
  name: string;
  commentCount: number;
  postCount: number;
};

/** Guests with the confirmed address of this account, without those that it said are somebody else. */
export async function listOfferedGuests(actor: Actor): Promise<OfferedGuest[]> {
  return db
    .select({ id: guests.id, name: guests.name, ...guestCounts() })
    .from(users)
    .innerJoin(guests, isAddressOf)
    .where(and(eq(users.id, actor.id), sql`${guests.declinedById} is distinct from ${users.id}`, hasAny))
    .orderBy(asc(guests.id))
    .limit(MOST_OFFERED);
}
