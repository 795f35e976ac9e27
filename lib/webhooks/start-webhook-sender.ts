import 'server-only';
import { watchQueue } from '@/lib/watch-queue';
import { WEBHOOK_CHANNEL } from '@/lib/webhooks/mutations/queue-event';
import { sendDueDeliveries } from '@/lib/webhooks/send-due-deliveries';

/** Requests at a time. */
const SENDERS = 4;

export const startWebhookSender = (): Promise<void> =>
  watchQueue({
    channel: WEBHOOK_CHANNEL,
    work: sendDueDeliveries,
    parallel: SENDERS,
    failure: 'webhooks could not be sent',
  });
