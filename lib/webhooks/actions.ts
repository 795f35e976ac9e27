'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { canManageWebhooks } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { failed } from '@/lib/form-state';
import { replayDelivery } from '@/lib/webhooks/mutations/deliveries';
import {
  createWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  sendTestEvent,
  updateWebhook,
} from '@/lib/webhooks/mutations/webhooks';
import { targetProblem } from '@/lib/webhooks/target';
import {
  CreateWebhookSchema,
  ReplaySchema,
  UpdateWebhookSchema,
  WebhookIdSchema,
} from '@/lib/webhooks/validation';

const badTarget = (url: string) => ({ url: targetProblem(url) ?? 'This address is not allowed.' });

/** The secret is shown in the answer and nowhere else. */
export const createWebhookAction = adminAction(
  canManageWebhooks,
  CreateWebhookSchema,
  async ({ actor, input, values }) => {
    const created = await createWebhook(actor, input);
    if (!created.ok) {
      return created.code === 'bad-target'
        ? invalid(values, badTarget(input.url))
        : failed(values, 'There are 50 webhooks already. Delete one that is not needed.');
    }
    refresh();
    return {
      status: 'done',
      message: 'Copy the secret now, for checking signatures: it is shown this once.',
      values: { secret: created.value.secret },
    };
  },
);

export const updateWebhookAction = adminAction(
  canManageWebhooks,
  UpdateWebhookSchema,
  async ({ actor, input: { id, ...change }, values }) => {
    const updated = await updateWebhook(actor, id, change);
    if (!updated.ok) return invalid(values, badTarget(change.url));
    refresh();
    return { status: 'done', message: 'Saved.', values };
  },
);

export const rotateWebhookSecretAction = adminAction(
  canManageWebhooks,
  WebhookIdSchema,
  async ({ actor, input }) => {
    const secret = await rotateWebhookSecret(actor, input.id);
    return {
      status: 'done',
      message: 'Copy the new secret now: it is shown this once. For a day the one before signs beside it.',
      values: { link: secret },
    };
  },
);

export const testWebhookAction = adminAction(canManageWebhooks, WebhookIdSchema, async ({ actor, input }) => {
  await sendTestEvent(actor, input.id);
  refresh();
  return { status: 'done', message: 'On its way. Reload in a moment to see what was answered.' };
});

export const replayDeliveryAction = adminAction(canManageWebhooks, ReplaySchema, async ({ actor, input }) => {
  await replayDelivery(actor, input.id, input.delivery);
  refresh();
  return { status: 'done', message: 'On its way again.' };
});

export const deleteWebhookAction = adminAction(
  canManageWebhooks,
  WebhookIdSchema,
  async ({ actor, input }) => {
    await deleteWebhook(actor, input.id);
    redirect('/admin/webhooks');
  },
);
