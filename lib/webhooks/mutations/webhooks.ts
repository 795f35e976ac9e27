import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { webhooks } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManageWebhooks } from '@/lib/access/permissions';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { TEST_EVENT, type EventName } from '@/lib/webhooks/event-names';
import { queueDelivery } from '@/lib/webhooks/mutations/queue-event';
import { sealWebhookSecret } from '@/lib/webhooks/secret-seal';
import { makeWebhookSecret } from '@/lib/webhooks/signature';
import { targetProblem } from '@/lib/webhooks/target';

/** More than any site has. */
const MOST = 50;
/** For which the secret before also signs, so that a receiver can change in peace. */
const OVERLAP = sql`now() + interval '24 hours'`;

export type WebhookInput = { url: string; events: EventName[] };

/** @returns the secret, which can be shown only now. `bad-target`: `targetProblem` says why. @throws {NotFoundError} */
export async function createWebhook(
  actor: Actor,
  input: WebhookInput,
): Promise<Result<{ id: number; secret: string }, 'bad-target' | 'too-many'>> {
  if (!canManageWebhooks(actor)) throw new NotFoundError();
  if (targetProblem(input.url)) return fail('bad-target');
  const secret = makeWebhookSecret();
  return db.transaction(async (tx) => {
    if ((await tx.$count(webhooks)) >= MOST) return fail('too-many');
    const [row] = await tx
      .insert(webhooks)
      .values({ ...input, secret: '' })
      .returning({ id: webhooks.id });
    const { id } = row!;
    await tx
      .update(webhooks)
      .set({ secret: sealWebhookSecret(id, secret) })
      .where(eq(webhooks.id, id));
    const detail = `a webhook to ${new URL(input.url).host}`;
    await recordEvent('settings-changed', { actorId: actor.id, detail }, tx);
    return ok({ id, secret });
  });
}

/** What is absent stays. @throws {NotFoundError} */
export async function updateWebhook(
  actor: Actor,
  id: number,
  input: Partial<WebhookInput & { isActive: boolean }>,
): Promise<Result<null, 'bad-target'>> {
  if (!canManageWebhooks(actor)) throw new NotFoundError();
  if (input.url !== undefined && targetProblem(input.url)) return fail('bad-target');
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(webhooks)
      .set({ ...input, ...(input.isActive && { stoppedBecause: '' }), updatedAt: sql`now()` })
      .where(eq(webhooks.id, id))
      .returning({ url: webhooks.url });
    if (changed.length === 0) throw new NotFoundError();
    const detail = `the webhook to ${new URL(changed[0]!.url).host}`;
    await recordEvent('settings-changed', { actorId: actor.id, detail }, tx);
  });
  return ok(null);
}

/** With its log. @throws {NotFoundError} */
export async function deleteWebhook(actor: Actor, id: number): Promise<void> {
  if (!canManageWebhooks(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    const [deleted] = await tx.delete(webhooks).where(eq(webhooks.id, id)).returning({ url: webhooks.url });
    if (!deleted) throw new NotFoundError();
    const detail = `no webhook to ${new URL(deleted.url).host} any more`;
    await recordEvent('settings-changed', { actorId: actor.id, detail }, tx);
  });
}

/** The one before signs beside it for a day. @returns the new secret, which can be shown only now. @throws {NotFoundError} */
export async function rotateWebhookSecret(actor: Actor, id: number): Promise<string> {
  if (!canManageWebhooks(actor)) throw new NotFoundError();
  const secret = makeWebhookSecret();
  const changed = await db
    .update(webhooks)
    .set({
      secret: sealWebhookSecret(id, secret),
      previousSecret: sql`${webhooks.secret}`,
      previousUntil: OVERLAP,
    })
    .where(eq(webhooks.id, id))
    .returning({ id: webhooks.id });
  if (changed.length === 0) throw new NotFoundError();
  await recordEvent('settings-changed', { actorId: actor.id, detail: 'a new secret of a webhook' });
  return secret;
}

/** @throws {NotFoundError} */
export async function sendTestEvent(actor: Actor, id: number): Promise<number> {
  if (!canManageWebhooks(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const [webhook] = await tx
      .select({ id: webhooks.id })
      .from(webhooks)
      .where(eq(webhooks.id, id))
      .for('share');
    if (!webhook) throw new NotFoundError();
    return queueDelivery(tx, id, TEST_EVENT, { id });
  });
}
