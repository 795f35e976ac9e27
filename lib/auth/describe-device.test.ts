import { expect, test } from 'vitest';
import { describeDevice } from '@/lib/auth/describe-device';

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  ['(X11; Linux x86_64)', 'Linux'],
  ['SeaMonkey/2.53', 'SeaMonkey'],
  ['nothing that is known', 'Unknown device'],
  ['', 'Unknown device'],
])('%s is called %s', (userAgent, name) => {
  expect(describeDevice(userAgent)).toBe(name);
});
