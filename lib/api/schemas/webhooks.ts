import { idOut, IdParams, listOf, momentOut } from '@/lib/api/schemas/common';
import { eventNameList, eventNames } from '@/lib/webhooks/event-names';
import { MAX_WEBHOOK_URL } from '@/lib/webhooks/validation';
import { z } from '@/lib/zod';

const events = z.array(z.enum(eventNameList)).max(eventNameList.length);

const eventWords = Object.entries(eventNames)
  .map(([name, words]) => `${name}: ${words.toLowerCase()}`)
  .join('; ');

const fields = {
  url: z
    .string()
    .trim()
    .min(1)
    .max(MAX_WEBHOOK_URL)
    .meta({ description: 'Where it is sent, over https', example: 'https://example.org/hook' }),
  events: events
    .transform((names) => [...new Set(names)])
    .optional()
    .meta({ description: `All of them where the list is empty or absent. ${eventWords}` }),
};

export const NewWebhook = z.strictObject(fields).meta({ id: 'NewWebhook' });

export const WebhookChange = z
  .strictObject({ url: fields.url.optional(), events: fields.events, isActive: z.boolean().optional() })
  .meta({ id: 'WebhookChange', description: 'What is absent stays as it is' });

const webhook = {
  id: idOut,
  url: z.string(),
  events,
  isActive: z.boolean(),
  stoppedBecause: z
    .string()
    .meta({ description: 'Why it was stopped, where nobody did it by hand: it answered 410' }),
  createdAt: momentOut,
};

export const Webhook = z.object(webhook).meta({ id: 'Webhook' });

const secret = z.string().meta({ description: 'whsec_…, for checking signatures. Shown this once' });

export const WebhookWithSecret = z.object({ ...webhook, secret }).meta({ id: 'WebhookWithSecret' });

export const WebhookSecret = z.object({ secret }).meta({ id: 'WebhookSecret' });

export const Webhooks = listOf(Webhook);

export const Delivery = z
  .object({
    id: idOut,
    messageId: z.string().meta({ description: 'The header webhook-id, the same at each attempt and replay' }),
    event: z.string(),
    state: z.enum(['delivered', 'waiting', 'failed']),
    attempts: z.int(),
    lastStatus: z.int().nullable(),
    lastError: z.string(),
    lastAnswer: z.string().meta({ description: 'How the last answer began' }),
    payload: z.string().meta({ description: 'What was sent, to the byte' }),
    createdAt: momentOut,
    deliveredAt: momentOut.nullable(),
    nextAttemptAt: momentOut.nullable(),
  })
  .meta({ id: 'Delivery' });

export const Deliveries = listOf(Delivery);

export const DeliveryRef = z.object({ id: idOut }).meta({ id: 'DeliveryRef' });

export const DeliveryParams = IdParams.extend({
  delivery: IdParams.shape.id.meta({ description: 'The number of the delivery', example: '7' }),
});
