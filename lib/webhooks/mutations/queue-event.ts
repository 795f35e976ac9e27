import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, or, sql } from 'drizzle-orm';
import { webhookDeliveries, webhooks } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import type { EventName, TEST_EVENT } from '@/lib/webhooks/event-names';

export const WEBHOOK_CHANNEL = 'webhook_deliveries';

export type WebhookEvent = { name: EventName; data: { id: number; url: string } };

/** Inside the transaction of the change: it is told when, and only when, the change is there. */
export async function queueEvent(tx: Executor, { name, data }: WebhookEvent): Promise<void> {
  const wanted = or(eq(sql`cardinality(${webhooks.events})`, 0), sql`${name} = any(${webhooks.events})`);
  const targets = await tx
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(eq(webhooks.isActive, true), wanted));
  for (const { id } of targets) await queueDelivery(tx, id, name, data);
}

/** One message for one address. */
export async function queueDelivery(
  tx: Executor,
  webhookId: number,
  event: EventName | typeof TEST_EVENT,
  data: object,
): Promise<number> {
  const payload = JSON.stringify({ type: event, timestamp: new Date().toISOString(), data });
  const [row] = await tx
    .insert(webhookDeliveries)
    .values({ webhookId, event, payload, messageId: `msg_${randomUUID().replaceAll('-', '')}` })
    .returning({ id: webhookDeliveries.id });
  await tx.execute(sql`select pg_notify(${WEBHOOK_CHANNEL}, '')`);
  return row!.id;
}
