import 'server-only';
import { logger } from '@/lib/server/process/logger';
import {
  noteOutcome,
  stopWebhook,
  takeDueDelivery,
  type DueDelivery,
  type Outcome,
} from '@/lib/webhooks/mutations/deliveries';
import { openWebhookSecret } from '@/lib/webhooks/secret-seal';
import { sendRequest } from '@/lib/webhooks/send-request';
import { signatureOf } from '@/lib/webhooks/signature';
import { targetProblem } from '@/lib/webhooks/target';

/** @param lookAgainIn is told in how many seconds something is to be tried again */
export async function sendDueDeliveries(lookAgainIn: (seconds: number) => void = () => {}): Promise<void> {
  for (let due = await takeDueDelivery(); due; due = await takeDueDelivery()) await deliver(due, lookAgainIn);
}

async function deliver(due: DueDelivery, lookAgainIn: (seconds: number) => void): Promise<void> {
  const outcome = await attempt(due);
  const wait = await noteOutcome(due, outcome);
  const { id, attempts, webhook } = due;
  logger().info({ delivery: id, webhook: webhook.id, attempts, status: outcome.status }, 'webhook sent');
  if (outcome.status === 410) await stopWebhook(webhook.id, 'It answered 410: nothing more is wanted there.');
  else if (wait !== null) lookAgainIn(wait);
}

async function attempt({ messageId, payload, webhook }: DueDelivery): Promise<Outcome> {
  const problem = targetProblem(webhook.url);
  if (problem) return { status: null, error: problem, answer: '' };
  const sealed = [webhook.secret, webhook.isPreviousValid ? webhook.previousSecret : null];
  const secrets = sealed.flatMap((text) => (text && openWebhookSecret(webhook.id, text)) ?? []);
  if (secrets.length === 0)
    return { status: null, error: 'The secret cannot be opened: make a new one.', answer: '' };
  const at = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Colophon-Webhooks/1',
    'webhook-id': messageId,
    'webhook-timestamp': String(at),
    'webhook-signature': signatureOf(secrets, messageId, at, payload),
  };
  return sendRequest(webhook.url, headers, payload);
}
