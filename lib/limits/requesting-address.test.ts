import { expect, test } from 'vitest';
import { recordedNetwork, throttleNetwork } from '@/lib/limits/requesting-address';

test.each([
  ['203.0.113.9', '203.0.113.9', '203.0.113.0/24'],
  ['203.0.113.90', '203.0.113.90', '203.0.113.0/24'],
  ['::ffff:203.0.113.9', '203.0.113.9', '203.0.113.0/24'],
  // Only a mapped IPv4 address stands for itself: other IPv6 addresses that end like one are their customer's.
  ['2001:db8::ffff:203.0.113.9', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:DB8:0001::7', '2001:db8:1:0::/64', '2001:db8:1::/48'],
  ['2001:db8::', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['::1:2:3:4:5:6:7', '0:1:2:3::/64', '0:1:2::/48'],
  ['1:2::3:4:5:6:7', '1:2:0:3::/64', '1:2:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['', '', ''],
])('%s counts as %s and is kept as %s', (address, counted, kept) => {
  expect(throttleNetwork(address)).toBe(counted);
  expect(recordedNetwork(address)).toBe(kept);
});
