import 'server-only';
import { and, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import { webhookDeliveries, webhooks } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManageWebhooks } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { WEBHOOK_CHANNEL } from '@/lib/webhooks/mutations/queue-event';

/** Seconds from one attempt to the next, about as the rules of Standard Webhooks have them: three days in all. */
const WAITS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** Seconds for which one that is under way belongs to whoever took it. */
const HELD_FOR = 60;

export type DueDelivery = {
  id: number;
  messageId: string;
  payload: string;
  attempts: number;
  webhook: {
    id: number;
    url: string;
    secret: string;
    previousSecret: string | null;
    isPreviousValid: boolean;
  };
};

/** Taking it postpones the next attempt: no lock is held while it is sent, and no two senders take the same. */
export async function takeDueDelivery(): Promise<DueDelivery | null> {
  const due = db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(and(lte(webhookDeliveries.nextAttemptAt, sql`now()`), eq(webhooks.isActive, true)))
    .orderBy(webhookDeliveries.nextAttemptAt)
    .limit(1)
    .for('update', { of: webhookDeliveries, skipLocked: true });
  const [taken] = await db
    .update(webhookDeliveries)
    .set({
      attempts: sql`${webhookDeliveries.attempts} + 1`,
      nextAttemptAt: sql`now() + make_interval(secs => ${HELD_FOR})`,
    })
    .where(inArray(webhookDeliveries.id, due))
    .returning({ id: webhookDeliveries.id });
  if (!taken) return null;
  const [delivery] = await db
    .select({
      id: webhookDeliveries.id,
      messageId: webhookDeliveries.messageId,
      payload: webhookDeliveries.payload,
      attempts: webhookDeliveries.attempts,
      webhook: {
        id: webhooks.id,
        url: webhooks.url,
        secret: webhooks.secret,
        previousSecret: webhooks.previousSecret,
        isPreviousValid: sql<boolean>`coalesce(${webhooks.previousUntil} > now(), false)`,
      },
    })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(eq(webhookDeliveries.id, taken.id));
  return delivery ?? null;
}

export type Outcome = { status: number | null; error: string; answer: string };

/** @returns when it will be tried again, in seconds; null when it has arrived or is given up */
export async function noteOutcome(
  { id, attempts }: Pick<DueDelivery, 'id' | 'attempts'>,
  { status, error, answer }: Outcome,
): Promise<number | null> {
  const hasArrived = status !== null && status >= 200 && status < 300;
  const wait = hasArrived ? null : (WAITS[attempts - 1] ?? null);
  await db
    .update(webhookDeliveries)
    .set({
      lastStatus: status,
      lastError: error.replace(/\s+/g, ' ').slice(0, 300),
      lastAnswer: answer.replaceAll('\0', '').slice(0, 2000),
      ...(hasArrived && { deliveredAt: sql`now()` }),
      nextAttemptAt: wait === null ? null : sql`now() + make_interval(secs => ${wait})`,
    })
    .where(eq(webhookDeliveries.id, id));
  return wait;
}

/** 410: whoever is there wants nothing more. */
export async function stopWebhook(id: number, because: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(webhooks).set({ isActive: false, stoppedBecause: because }).where(eq(webhooks.id, id));
    await tx
      .update(webhookDeliveries)
      .set({ nextAttemptAt: null })
      .where(and(eq(webhookDeliveries.webhookId, id), isNull(webhookDeliveries.deliveredAt)));
  });
}

/** The same message once more, at once, with its attempts counted anew. @throws {NotFoundError} */
export async function replayDelivery(actor: Actor, webhookId: number, id: number): Promise<void> {
  if (!canManageWebhooks(actor)) throw new NotFoundError();
  const replayed = await db
    .update(webhookDeliveries)
    .set({ attempts: 0, nextAttemptAt: sql`now()`, deliveredAt: null })
    .where(and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.webhookId, webhookId)))
    .returning({ id: webhookDeliveries.id });
  if (replayed.length === 0) throw new NotFoundError();
  await db.execute(sql`select pg_notify(${WEBHOOK_CHANNEL}, '')`);
}

export async function sweepDeliveries(): Promise<void> {
  await db.delete(webhookDeliveries).where(lt(webhookDeliveries.createdAt, sql`now() - interval '30 days'`));
}
