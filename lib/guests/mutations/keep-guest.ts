import 'server-only';
import { and, eq } from 'drizzle-orm';
import { guests } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import { guestName } from '@/lib/content-names';
import type { Transaction } from '@/lib/db';
import { guestFacts, type GuestFacts } from '@/lib/guests/guest-facts';
import { factColumns } from '@/lib/guests/queries/fact-columns';

/** A person of `source`, known there by `key`. */
export type KeptGuest = GuestFacts & { source: string; key: string };

/**
 * For imports: makes a person, or changes the one that the same source made before. Held until the transaction ends,
 * so that nobody takes them over before what they wrote is there. @returns the number of the guest
 */
export async function keepGuest(tx: Transaction, { source, key, ...person }: KeptGuest): Promise<number> {
  const facts = guestFacts(person);
  const [made] = await tx
    .insert(guests)
    .values({ source, key, ...facts })
    .onConflictDoNothing({ target: [guests.source, guests.key] })
    .returning({ id: guests.id });
  if (made) return made.id;
  const [known] = await tx
    .select({ id: guests.id, ...factColumns() })
    .from(guests)
    .where(and(eq(guests.source, source), eq(guests.key, key)))
    .for('update');
  // Taken over or removed at this very moment: they are new here.
  if (!known) return keepGuest(tx, { source, key, ...person });
  const { id, ...before } = known;
  const names = Object.keys(facts) as (keyof GuestFacts)[];
  if (names.every((name) => facts[name] === before[name])) return id;
  await tx.update(guests).set(facts).where(eq(guests.id, id));
  await notifyContentChanged(tx, [guestName(id)]);
  return id;
}
