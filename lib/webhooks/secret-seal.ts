import 'server-only';
import { seal, unseal } from '@/lib/access/tokens';

const PURPOSE = 'webhook secret';

/** Bound to its row, as the secrets of authenticator apps are. */
export const sealWebhookSecret = (webhookId: number, secret: string): string =>
  seal(PURPOSE, `webhook ${webhookId}`, secret);

/** Null when AUTH_SECRET is another one since. */
export const openWebhookSecret = (webhookId: number, sealed: string): string | null =>
  unseal(PURPOSE, `webhook ${webhookId}`, sealed);
