import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkStamp, makeReadyStamp, makeStamp } from '@/lib/accounts/registration/form-stamp';
import { settings } from '@/lib/env';

const { isPublic, AUTH_SECRET } = settings();
beforeEach(() => void Object.assign(settings(), { isPublic: true, AUTH_SECRET: 'a secret of this test' }));
afterEach(() => void Object.assign(settings(), { isPublic, AUTH_SECRET }));

const HOUR = 3_600_000;

test('a form that a person took some time for is fine, for a day', () => {
  const stamp = makeStamp();
  expect(checkStamp(stamp, Date.now() + 2500)).toBe('fine');
  expect(checkStamp(stamp, Date.now() + 23 * HOUR)).toBe('fine');
  expect(checkStamp(stamp, Date.now() + 25 * HOUR)).toBe('expired');
});

test('a form that comes back at once is too fast where bots are', () => {
  expect(checkStamp(makeStamp())).toBe('too-fast');
  Object.assign(settings(), { isPublic: false });
  expect(checkStamp(makeStamp())).toBe('fine');
});

test('a form that was refused may be sent again at once', () => {
  expect(checkStamp(makeReadyStamp())).toBe('fine');
});

test.each([undefined, '', '.', 'x.y', 'm0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
  '%j is no stamp of this site',
  (stamp) => expect(checkStamp(stamp)).toBe('expired'),
);

test('a time alone is no stamp', () => {
  expect(checkStamp(makeReadyStamp().split('.')[0])).toBe('expired');
});

test('a form is fine for exactly a day', () => {
  const shownAt = Date.now() - 24 * HOUR;
  expect(checkStamp(makeStamp(shownAt), shownAt + 24 * HOUR)).toBe('fine');
  expect(checkStamp(makeStamp(shownAt), shownAt + 24 * HOUR + 1)).toBe('expired');
});

test('an older time under a good signature is not believed', () => {
  const [, signature] = makeStamp().split('.');
  expect(checkStamp(`${(Date.now() - HOUR).toString(36)}.${signature}`)).toBe('expired');
});

test('a stamp of another site is not believed', () => {
  const stamp = makeReadyStamp();
  Object.assign(settings(), { AUTH_SECRET: 'another secret' });
  expect(checkStamp(stamp)).toBe('expired');
});
