import { expect, test } from 'vitest';
import { makeTotpSecret, matchingStep, totpUri } from '@/lib/accounts/two-factor/totp';

/** The secret of RFC 6238, appendix B: "12345678901234567890". */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

// The last six of the eight digits in the table there.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at second %i the code is %s', (second, code) => {
  expect(matchingStep(secret, code, second * 1000)).toBe(Math.floor(second / 30));
});

test('a code holds one step before and after its own, and no longer', () => {
  const at = (steps: number) => matchingStep(secret, '287082', (59 + steps * 30) * 1000);
  expect([at(-2), at(-1), at(0), at(1), at(2)]).toEqual([null, 1, 1, 1, null]);
});

test.each(['', '28708', '2870821', 'abcdef', '000000'])('%j is no code', (code) => {
  expect(matchingStep(secret, code, 59_000)).toBeNull();
});

test('secrets have 160 bits and differ', () => {
  const secrets = Array.from({ length: 50 }, makeTotpSecret);
  expect(secrets.every((one) => /^[A-Z2-7]{32}$/.test(one))).toBe(true);
  expect(new Set(secrets).size).toBe(50);
});

test('the QR code names the site and the person, whatever they are called', () => {
  const uri = new URL(totpUri(secret, 'Notes: a & b', 'ada'));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toContain('Notes  a & b:ada');
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: 'Notes  a & b',
    secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});

test.each([
  ['Notes:', 'Notes'],
  [' : ', 'Blog'],
  ['', 'Blog'],
])('a site called %j is called %j in the app', (title, issuer) => {
  expect(new URL(totpUri(secret, title, 'ada')).searchParams.get('issuer')).toBe(issuer);
});
