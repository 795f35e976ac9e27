import 'server-only';
import { and, eq, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import { outbox } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { LAST_ATTEMPT } from '@/lib/mail/last-attempt';

export type DueMail = {
  id: number;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  attempts: number;
};

/** Taking it postpones the next attempt (1 min … 6 h): no lock is held, and no two senders take the same. */
export async function takeDueMail(): Promise<DueMail | null> {
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isWaiting(), lte(outbox.nextAttemptAt, sql`now()`)))
    .orderBy(outbox.nextAttemptAt)
    .limit(1)
    .for('update', { skipLocked: true });
  const [mail] = await db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      nextAttemptAt: sql`now() + make_interval(mins => least(360, power(2, ${outbox.attempts}))::int)`,
    })
    .where(inArray(outbox.id, due))
    .returning({
      id: outbox.id,
      recipient: outbox.recipient,
      subject: outbox.subject,
      text: outbox.text,
      html: outbox.html,
      attempts: outbox.attempts,
    });
  return mail ?? null;
}

/** Its words are erased, because they may hold a link that still works. */
export async function noteSent(id: number): Promise<void> {
  await db
    .update(outbox)
    .set({ sentAt: sql`now()`, text: '', html: '', lastError: '' })
    .where(eq(outbox.id, id));
}

export async function noteFailure(id: number, reason: string, options: { final: boolean }): Promise<void> {
  await db
    .update(outbox)
    .set({
      lastError: reason.replace(/\s+/g, ' ').slice(0, 300),
      ...(options.final ? { attempts: LAST_ATTEMPT, text: '', html: '' } : {}),
    })
    .where(eq(outbox.id, id));
}

export async function sweepOutbox(): Promise<void> {
  await db.delete(outbox).where(lt(outbox.createdAt, sql`now() - interval '30 days'`));
}

/** Mail that waited for days for a mail server to be set up is no news any more, and its links are dead. */
const isWaiting = () =>
  and(
    isNull(outbox.sentAt),
    lt(outbox.attempts, LAST_ATTEMPT),
    gt(outbox.createdAt, sql`now() - interval '3 days'`),
  );
