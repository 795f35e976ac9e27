import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** 192 random bits, as the rules of Standard Webhooks recommend. */
export const makeWebhookSecret = (): string => PREFIX + randomBytes(24).toString('base64');

/** One signature for each secret, of `id.timestamp.body`. @param at seconds since 1970 */
export function signatureOf(secrets: string[], messageId: string, at: number, body: string): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${messageId}.${at}.${body}`).digest('base64')}`;
    })
    .join(' ');
}
