import { eq, sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { webhookDeliveries, webhooks } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { publishPost } from '@/lib/posts/mutations/publish-post';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { replayDelivery, sweepDeliveries, takeDueDelivery } from '@/lib/webhooks/mutations/deliveries';
import {
  createWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  sendTestEvent,
  updateWebhook,
} from '@/lib/webhooks/mutations/webhooks';
import { getWebhook, listDeliveries, listWebhooks } from '@/lib/webhooks/queries/webhooks';
import { sendDueDeliveries } from '@/lib/webhooks/send-due-deliveries';
import type { EventName } from '@/lib/webhooks/event-names';
import { allowPrivate, makeWebhook, receiver } from '@/lib/testing/webhook-receiver';

let owner: Actor;
const hookTo = (url: string, events?: EventName[]) => makeWebhook(owner, url, events);

beforeAll(async () => {
  owner = await makeOwner();
});
beforeEach(async () => {
  await db.delete(webhooks).where(sql`true`);
  allowPrivate(true);
});

const makeDue = (id?: number) =>
  db
    .update(webhookDeliveries)
    .set({ nextAttemptAt: sql`now()` })
    .where(id === undefined ? sql`true` : eq(webhookDeliveries.id, id));

test('a message arrives, and an independent library finds it signed', async () => {
  const { url, received } = await receiver();
  const { secret } = await hookTo(url);
  const post = await makePost({ state: 'draft' });
  await publishPost(owner, post.id, post.version);
  await sendDueDeliveries();
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  const verified = new Webhook(secret).verify(body, headers as Record<string, string>);
  expect(verified).toEqual({
    type: 'post.published',
    timestamp: expect.stringMatching(/Z$/) as string,
    data: { id: post.id, url: `${settings().SITE_URL}/posts/${post.slug}` },
  });
  expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
  const [row] = await db.select().from(webhookDeliveries);
  expect(row).toMatchObject({ attempts: 1, lastStatus: 204, nextAttemptAt: null });
  expect(row!.lastAnswer).toBe('');
  expect(row!.deliveredAt).not.toBeNull();
  await sendDueDeliveries();
  expect(received).toHaveLength(1);
});

test('what fails is sent again later and later, with the same id, until it is given up', async () => {
  const { url, received } = await receiver(() => 500);
  const { id } = await hookTo(url);
  const delivery = await sendTestEvent(owner, id);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 10; attempt++) {
    await makeDue(delivery);
    await sendDueDeliveries((seconds) => waits.push(seconds));
  }
  expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  expect(received).toHaveLength(10);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const { deliveries } = await listDeliveries(owner, id, null);
  expect(deliveries).toMatchObject([{ state: 'failed', attempts: 10, lastStatus: 500 }]);
  expect(deliveries[0]!.lastAnswer).toHaveLength(2000);
  expect(await takeDueDelivery()).toBeNull();
  await replayDelivery(owner, id, delivery);
  await sendDueDeliveries();
  expect(received).toHaveLength(11);
});

test('410 stops the address; a redirect is not followed; who says nothing is left', async () => {
  const gone = await receiver(() => 410);
  const moved = await receiver(() => 307);
  const [first, second] = [await hookTo(gone.url), await hookTo(moved.url)];
  await sendTestEvent(owner, first.id);
  await sendTestEvent(owner, second.id);
  await sendDueDeliveries();
  expect(await getWebhook(owner, first.id)).toMatchObject({
    isActive: false,
    stoppedBecause: expect.stringContaining('410') as string,
  });
  expect((await listDeliveries(owner, first.id, null)).deliveries[0]).toMatchObject({ state: 'failed' });
  expect((await listDeliveries(owner, second.id, null)).deliveries[0]).toMatchObject({
    state: 'waiting',
    lastStatus: 307,
  });
  await updateWebhook(owner, first.id, { isActive: true });
  expect(await getWebhook(owner, first.id)).toMatchObject({ isActive: true, stoppedBecause: '' });
});

test('after a new secret both sign for a day, then the new one alone', async () => {
  const { url, received } = await receiver();
  const { id, secret } = await hookTo(url);
  const rotated = await rotateWebhookSecret(owner, id);
  const isSignedBy = (with_: string) => {
    const { headers, body } = received.at(-1)!;
    try {
      new Webhook(with_).verify(body, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  };
  await sendTestEvent(owner, id);
  await sendDueDeliveries();
  expect([isSignedBy(secret), isSignedBy(rotated)]).toEqual([true, true]);
  await db
    .update(webhooks)
    .set({ previousUntil: sql`now()` })
    .where(eq(webhooks.id, id));
  await sendTestEvent(owner, id);
  await sendDueDeliveries();
  expect([isSignedBy(secret), isSignedBy(rotated)]).toEqual([false, true]);
});

test('secrets lie sealed, and no list shows one', async () => {
  const { id, secret } = await hookTo('http://127.0.0.1:1/hook');
  const rotated = await rotateWebhookSecret(owner, id);
  const stored = JSON.stringify([await db.select().from(webhooks), await listWebhooks(owner)]);
  for (const text of [secret, rotated]) expect(stored).not.toContain(text.slice(6));
});

test('of senders that look at once each takes another message', async () => {
  const { url, received } = await receiver();
  const { id } = await hookTo(url);
  for (let number = 0; number < 12; number++) await sendTestEvent(owner, id);
  await Promise.all([1, 2, 3, 4].map(() => sendDueDeliveries()));
  expect(received).toHaveLength(12);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(12);
});

test('webhooks are the owner’s', async () => {
  const member = await makeUser();
  const { id } = await hookTo('http://127.0.0.1:1/hook');
  const delivery = await sendTestEvent(owner, id);
  for (const attempt of [
    () => createWebhook(member, { url: 'https://example.org/', events: [] }),
    () => updateWebhook(member, id, { isActive: false }),
    () => rotateWebhookSecret(member, id),
    () => sendTestEvent(member, id),
    () => replayDelivery(member, id, delivery),
    () => deleteWebhook(member, id),
    () => listWebhooks(member),
    () => listDeliveries(member, id, null),
  ])
    await expect(attempt()).rejects.toThrow(NotFoundError);
  await expect(replayDelivery(owner, id + 1, delivery)).rejects.toThrow(NotFoundError);
  await deleteWebhook(owner, id);
  expect(await db.$count(webhookDeliveries)).toBe(0);
});

test('the log is kept for 30 days', async () => {
  const { id } = await hookTo('http://127.0.0.1:1/hook');
  await sendTestEvent(owner, id);
  const old = await sendTestEvent(owner, id);
  await db
    .update(webhookDeliveries)
    .set({ createdAt: sql`now() - interval '31 days'` })
    .where(eq(webhookDeliveries.id, old));
  await sweepDeliveries();
  expect((await listDeliveries(owner, id, null)).deliveries).toHaveLength(1);
});
