import { CheckboxSchema, IdSchema } from '@/lib/fields';
import { eventNameList, type EventName } from '@/lib/webhooks/event-names';
import { z } from '@/lib/zod';

export const MAX_WEBHOOK_URL = 2000;

const url = z
  .string({ error: 'Enter an address.' })
  .trim()
  .min(1, { error: 'Enter an address.' })
  .max(MAX_WEBHOOK_URL, { error: 'An address has at most 2,000 characters.' });

const boxes = Object.fromEntries(eventNameList.map((name) => [name, CheckboxSchema])) as Record<
  EventName,
  typeof CheckboxSchema
>;

const chosen = (input: Record<EventName, boolean>): EventName[] =>
  eventNameList.filter((name) => input[name]);

/** Each event is a checkbox of its own name; none chosen means all. */
export const CreateWebhookSchema = z
  .object({ url, ...boxes })
  .transform(({ url: address, ...events }) => ({ url: address, events: chosen(events) }));

export const UpdateWebhookSchema = z
  .object({ id: IdSchema, url, isActive: CheckboxSchema, ...boxes })
  .transform(({ id, url: address, isActive, ...events }) => ({
    id,
    url: address,
    isActive,
    events: chosen(events),
  }));

export const WebhookIdSchema = z.object({ id: IdSchema });

export const ReplaySchema = z.object({ id: IdSchema, delivery: IdSchema });

export const DeliveriesFilterSchema = z.object({ before: IdSchema.nullish().catch(null) });
