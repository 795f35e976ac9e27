import { afterEach, expect, test } from 'vitest';
import * as limits from '@/lib/limits/attempt-limits';
import { settings } from '@/lib/env';

const { isPublic } = settings();
afterEach(() => void Object.assign(settings(), { isPublic }));

const { perNetwork, ...all } = limits;
const MINUTES = 60;
const HOUR = 3600;

/** As docs/asvs.md tells whoever runs a site. */
test.each<[keyof typeof all, points: number, seconds: number]>([
  ['LOG_IN_TYPED_NETWORK', 10, 15 * MINUTES],
  ['LOG_IN_NETWORK', 100, 15 * MINUTES],
  ['LOG_IN_ACCOUNT', 100, HOUR],
  ['TOTP_ACCOUNT', 10, 15 * MINUTES],
  ['CONFIRM_PASSWORD', 10, 15 * MINUTES],
  ['REGISTER_NETWORK', 20, HOUR],
  ['REGISTER_TAKEN_NETWORK', 60, HOUR],
  ['CLAIM_NETWORK', 20, 15 * MINUTES],
  ['RESET_NETWORK', 20, HOUR],
  ['RESET_ACCOUNT', 5, HOUR],
  ['VERIFY_ACCOUNT', 5, HOUR],
  ['CHANGE_EMAIL_ACCOUNT', 5, HOUR],
  ['REFUSALS_NOTED', 60, HOUR],
  ['COMMENT_AUTHOR', 100, 10 * MINUTES],
  ['UNPOSTED_COMMENT_NETWORK', 30, HOUR],
])('%s is %i in %i seconds', (name, points, window) => {
  expect(all[name]).toMatchObject({ points, window });
});

test('no two limits count together', () => {
  const names = Object.values(all).map(({ name }) => name);
  expect(names.every(Boolean)).toBe(true);
  expect(new Set(names).size).toBe(names.length);
});

test('networks are counted only on a site that others can reach', () => {
  Object.assign(settings(), { isPublic: true });
  expect(perNetwork(all.LOG_IN_NETWORK, '2001:db8::7')).toEqual([
    { limit: all.LOG_IN_NETWORK, key: '2001:db8:0:0::/64' },
  ]);
  Object.assign(settings(), { isPublic: false });
  expect(perNetwork(all.LOG_IN_NETWORK, '2001:db8::7')).toEqual([]);
});
