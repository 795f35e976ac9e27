import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeDevice } from '@/lib/accounts/sessions/describe-device';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/149.0.0.0 Safari/537.36`, 'Chrome on Windows'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0`,
    'Edge on Windows',
  ],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/149.0.0.0 Safari/537.36 OPR/120.0.0.0`,
    'Opera on Linux',
  ],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webKit} Chrome/149.0 Safari/537.36`, 'Chrome on ChromeOS'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    'Safari on macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15',
    'Firefox on iPad',
  ],
  [
    `Mozilla/5.0 (Linux; Android 16; K) ${webKit} SamsungBrowser/29.0 Chrome/140.0 Mobile Safari/537.36`,
    'Samsung Internet on Android',
  ],
  ['(X11; Linux x86_64)', 'Linux'],
  ['curl/8.5.0', 'Unknown device'],
  ['nothing that is known', 'Unknown device'],
  ['', 'Unknown device'],
])('%s is called %s', (userAgent, name) => {
  expect(describeDevice(userAgent)).toBe(name);
});

test('the header lends no word to the name', () => {
  const offer = 'You won! Claim https://evil.example/p0 ';
  expect(describeDevice(`${offer}/1.0 (x)`)).toBe('Unknown device');
  const words = new Set(
    'Unknown device on Edge Opera Vivaldi Yandex Browser Samsung Internet DuckDuckGo SeaMonkey Firefox Epiphany Chromium Chrome Safari iPad iPhone Android ChromeOS Windows macOS FreeBSD OpenBSD Linux'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...words), fc.constant('/'))), (parts) => {
      const name = describeDevice(parts.join(''));
      expect(name.split(' ').filter((word) => !words.has(word))).toEqual([]);
    }),
  );
});
