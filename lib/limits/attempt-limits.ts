import 'server-only';
import { throttleNetwork } from '@/lib/limits/requesting-address';
import type { Limit } from '@/lib/limits/mutations/throttle';
import { settings } from '@/lib/env';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Per network for many accounts; per name and network, so that nobody elsewhere locks its owner out; per account,
 * which spares networks where its owner logged in before.
 */
export const LOG_IN_TYPED_NETWORK: Limit = {
  name: 'log-in:typed-network',
  points: 10,
  window: 15 * MINUTE,
};
export const LOG_IN_NETWORK: Limit = { name: 'log-in:network', points: 100, window: 15 * MINUTE };
export const LOG_IN_ACCOUNT: Limit = { name: 'log-in:account', points: 100, window: HOUR };

export const REGISTER_NETWORK: Limit = { name: 'register:network', points: 20, window: HOUR };
/** Attempts with a name or email that is taken: each answer tells that an account exists. */
export const REGISTER_TAKEN_NETWORK: Limit = { name: 'register-taken:network', points: 60, window: HOUR };
export const CLAIM_NETWORK: Limit = { name: 'claim:network', points: 20, window: 15 * MINUTE };
export const RESET_NETWORK: Limit = { name: 'reset:network', points: 20, window: HOUR };
export const RESET_ACCOUNT: Limit = { name: 'reset:account', points: 5, window: HOUR };
export const VERIFY_ACCOUNT: Limit = { name: 'verify:account', points: 5, window: HOUR };
export const CONFIRM_PASSWORD: Limit = { name: 'confirm-password', points: 10, window: 15 * MINUTE };
export const CHANGE_EMAIL_ACCOUNT: Limit = { name: 'change-email:account', points: 5, window: HOUR };
export const TOTP_ACCOUNT: Limit = { name: 'totp:account', points: 10, window: 15 * MINUTE };
/** All mail to one address, whatever it is about: nobody's mailbox is filled. */
export const MAIL_RECIPIENT: Limit = { name: 'mail:recipient', points: 20, window: HOUR };
/** Refusals that are written down: whoever is refused again and again must not fill the log of security events. */
export const REFUSALS_NOTED: Limit = { name: 'audit:refusals', points: 60, window: HOUR };
export const COMMENT_AUTHOR: Limit = { name: 'comment:author', points: 100, window: 10 * MINUTE };
/** Searches that nobody made since something changed; the others cost nothing. */
export const SEARCH_NETWORK: Limit = { name: 'search:network', points: 300, window: 5 * MINUTE };
/** Titles while somebody types: several a word. */
export const SEARCH_TITLES_NETWORK: Limit = {
  name: 'search-titles:network',
  points: 1500,
  window: 5 * MINUTE,
};
export const UNPOSTED_COMMENT_NETWORK: Limit = { name: 'unposted-comment:network', points: 30, window: HOUR };

/** Where only this machine reaches the site, or the proxy is unknown, all readers would count as one network. */
export function perNetwork(limit: Limit, address: string): { limit: Limit; key: string }[] {
  return settings().isPublic && address !== '' ? [{ limit, key: throttleNetwork(address) }] : [];
}
