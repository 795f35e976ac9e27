import 'server-only';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { webhookDeliveries, webhooks } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManageWebhooks } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { keysetPage } from '@/lib/keyset-page';
import { DELIVERIES_PER_PAGE } from '@/lib/page-sizes';
import { isEventName, type EventName } from '@/lib/webhooks/event-names';

/** Never with a secret. */
export type Webhook = {
  id: number;
  url: string;
  events: EventName[];
  isActive: boolean;
  stoppedBecause: string;
  createdAt: Date;
};

const columns = {
  id: webhooks.id,
  url: webhooks.url,
  events: webhooks.events,
  isActive: webhooks.isActive,
  stoppedBecause: webhooks.stoppedBecause,
  createdAt: webhooks.createdAt,
};

const known = <Row extends { events: string[] }>(row: Row) => ({
  ...row,
  events: row.events.filter(isEventName),
});

/** @throws {NotFoundError} for anybody but the admin */
export async function listWebhooks(viewer: Viewer): Promise<Webhook[]> {
  if (!canManageWebhooks(viewer)) throw new NotFoundError();
  return (await db.select(columns).from(webhooks).orderBy(desc(webhooks.id))).map(known);
}

/** @throws {NotFoundError} for anybody but the admin */
export async function getWebhook(viewer: Viewer, id: number): Promise<Webhook | null> {
  if (!canManageWebhooks(viewer)) throw new NotFoundError();
  const [row] = await db.select(columns).from(webhooks).where(eq(webhooks.id, id));
  return row ? known(row) : null;
}

export type Delivery = {
  id: number;
  messageId: string;
  event: string;
  state: 'delivered' | 'waiting' | 'failed';
  attempts: number;
  lastStatus: number | null;
  lastError: string;
  lastAnswer: string;
  payload: string;
  createdAt: Date;
  deliveredAt: Date | null;
  nextAttemptAt: Date | null;
};

/** The log of one address, newest first. @throws {NotFoundError} for anybody but the admin, and when there is none */
export async function listDeliveries(
  viewer: Viewer,
  webhookId: number,
  before: number | null,
): Promise<{ deliveries: Delivery[]; nextBefore: number | null }> {
  if (!(await getWebhook(viewer, webhookId))) throw new NotFoundError();
  const rows = await db
    .select({
      id: webhookDeliveries.id,
      messageId: webhookDeliveries.messageId,
      event: webhookDeliveries.event,
      state: sql<Delivery['state']>`case when ${webhookDeliveries.deliveredAt} is not null then 'delivered'
        when ${webhookDeliveries.nextAttemptAt} is not null then 'waiting' else 'failed' end`,
      attempts: webhookDeliveries.attempts,
      lastStatus: webhookDeliveries.lastStatus,
      lastError: webhookDeliveries.lastError,
      lastAnswer: webhookDeliveries.lastAnswer,
      payload: webhookDeliveries.payload,
      createdAt: webhookDeliveries.createdAt,
      deliveredAt: webhookDeliveries.deliveredAt,
      nextAttemptAt: webhookDeliveries.nextAttemptAt,
    })
    .from(webhookDeliveries)
    .where(
      and(eq(webhookDeliveries.webhookId, webhookId), before ? lt(webhookDeliveries.id, before) : undefined),
    )
    .orderBy(desc(webhookDeliveries.id))
    .limit(DELIVERIES_PER_PAGE + 1);
  const { page, nextBefore } = keysetPage(rows, DELIVERIES_PER_PAGE);
  return { deliveries: page, nextBefore };
}
