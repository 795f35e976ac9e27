import 'server-only';
import { canManageWebhooks } from '@/lib/access/permissions';
import { ApiError, invalidField } from '@/lib/api/api-error';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { operation } from '@/lib/api/operation';
import { CursorQuery, IdParams, LINK_HEADER } from '@/lib/api/schemas/common';
import {
  Deliveries,
  DeliveryParams,
  DeliveryRef,
  NewWebhook,
  Webhook,
  WebhookChange,
  Webhooks,
  WebhookSecret,
  WebhookWithSecret,
} from '@/lib/api/schemas/webhooks';
import { settings } from '@/lib/env';
import { replayDelivery } from '@/lib/webhooks/mutations/deliveries';
import {
  createWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  sendTestEvent,
  updateWebhook,
} from '@/lib/webhooks/mutations/webhooks';
import { getWebhook, listDeliveries, listWebhooks } from '@/lib/webhooks/queries/webhooks';
import { targetProblem } from '@/lib/webhooks/target';
import type { Actor } from '@/lib/access/actor';
import { NotFoundError } from '@/lib/errors';

const managed = { tag: 'Webhooks', who: canManageWebhooks, scope: 'webhooks:manage' } as const;

const badTarget = (url = '') => invalidField('/url', targetProblem(url) ?? 'This address is not allowed.');

export const listHooks = operation({
  ...managed,
  id: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  summary: 'All webhooks, on one page',
  success: 200,
  answer: Webhooks,
  handle: async ({ actor }) => ({ body: { items: await listWebhooks(actor), next: null } }),
});

export const createHook = operation({
  ...managed,
  id: 'createWebhook',
  method: 'POST',
  path: '/webhooks',
  summary: 'Have another program told of changes',
  description:
    'By the rules of https://www.standardwebhooks.com: a POST of {type, timestamp, data: {id, url}}, signed in the header webhook-signature. It is sent again for three days until it is answered with 2xx; 410 stops the webhook. Redirects are not followed, and private networks not reached.',
  body: NewWebhook,
  success: 201,
  answer: WebhookWithSecret,
  headers: { Location: 'The webhook' },
  problems: ['too-many'],
  async handle({ actor, body: { url, events = [] } }) {
    const created = await createWebhook(actor, { url, events });
    if (!created.ok) throw created.code === 'too-many' ? new ApiError('too-many') : badTarget(url);
    const { id, secret } = created.value;
    return {
      body: { ...(await requireWebhook(actor, id)), secret },
      headers: { Location: `${settings().SITE_URL}/api/v1/webhooks/${id}` },
    };
  },
});

export const getHook = operation({
  ...managed,
  id: 'getWebhook',
  method: 'GET',
  path: '/webhooks/{id}',
  summary: 'One webhook',
  params: IdParams,
  success: 200,
  answer: Webhook,
  handle: async ({ actor, params }) => ({ body: await requireWebhook(actor, params.id) }),
});

export const changeHook = operation({
  ...managed,
  id: 'changeWebhook',
  method: 'PATCH',
  path: '/webhooks/{id}',
  summary: 'Change a webhook, stop it or start it again',
  params: IdParams,
  body: WebhookChange,
  success: 200,
  answer: Webhook,
  async handle({ actor, params, body }) {
    const updated = await updateWebhook(actor, params.id, body);
    if (!updated.ok) throw badTarget(body.url);
    return { body: await requireWebhook(actor, params.id) };
  },
});

export const deleteHook = operation({
  ...managed,
  id: 'deleteWebhook',
  method: 'DELETE',
  path: '/webhooks/{id}',
  summary: 'Delete a webhook with its log',
  params: IdParams,
  success: 204,
  async handle({ actor, params }) {
    await deleteWebhook(actor, params.id);
    return { body: undefined };
  },
});

export const rotateHook = operation({
  ...managed,
  id: 'rotateWebhookSecret',
  method: 'POST',
  path: '/webhooks/{id}/secret',
  summary: 'Make a new secret; for a day the one before signs beside it',
  params: IdParams,
  success: 201,
  answer: WebhookSecret,
  handle: async ({ actor, params }) => ({ body: { secret: await rotateWebhookSecret(actor, params.id) } }),
});

export const testHook = operation({
  ...managed,
  id: 'testWebhook',
  method: 'POST',
  path: '/webhooks/{id}/test',
  summary: 'Send a webhook.test, to see whether it arrives',
  params: IdParams,
  success: 201,
  answer: DeliveryRef,
  handle: async ({ actor, params }) => ({ body: { id: await sendTestEvent(actor, params.id) } }),
});

export const listHookDeliveries = operation({
  ...managed,
  id: 'listDeliveries',
  method: 'GET',
  path: '/webhooks/{id}/deliveries',
  summary: 'What was sent in the last 30 days, newest first',
  params: IdParams,
  query: CursorQuery,
  success: 200,
  answer: Deliveries,
  headers: LINK_HEADER,
  async handle({ actor, params, query, request }) {
    const list = `deliveries of ${params.id}`;
    const [before = null] = readCursor(list, query.cursor) ?? [];
    const found = await listDeliveries(actor, params.id, before === null ? null : Number(before));
    const next = found.nextBefore === null ? null : makeCursor(list, [found.nextBefore]);
    return pageOf(request, found.deliveries, next);
  },
});

export const replayHookDelivery = operation({
  ...managed,
  id: 'replayDelivery',
  method: 'POST',
  path: '/webhooks/{id}/deliveries/{delivery}/replay',
  summary: 'Send the same message once more',
  params: DeliveryParams,
  success: 201,
  answer: DeliveryRef,
  async handle({ actor, params }) {
    await replayDelivery(actor, params.id, params.delivery);
    return { body: { id: params.delivery } };
  },
});

/** @throws {NotFoundError} */
async function requireWebhook(actor: Actor, id: number) {
  const webhook = await getWebhook(actor, id);
  if (!webhook) throw new NotFoundError();
  return webhook;
}
