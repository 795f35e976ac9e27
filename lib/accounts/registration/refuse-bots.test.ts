import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkStamp, makeReadyStamp, makeStamp } from '@/lib/accounts/registration/form-stamp';
import { settings } from '@/lib/env';
import { refuseBots } from '@/lib/accounts/registration/refuse-bots';

const { isPublic } = settings();
beforeEach(() => void Object.assign(settings(), { isPublic: true }));
afterEach(() => void Object.assign(settings(), { isPublic }));

const values = { username: 'ada', email: 'ada@example.org' };

test('a form of a person goes on', () => {
  expect(refuseBots({ stamp: makeReadyStamp(), topic: '' }, values)).toBeNull();
});

test('whatever fills in the field that people do not see is refused', () => {
  expect(refuseBots({ stamp: makeReadyStamp(), topic: 'pills' }, values)).toMatchObject({
    status: 'failed',
    values,
  });
});

test('a form that came too fast is asked to be sent once more, with what was typed', () => {
  expect(refuseBots({ stamp: makeStamp() }, values)).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('once more') as string,
    values,
  });
});

test('a form that was open for too long comes back with what was typed, ready to be sent', () => {
  const refused = refuseBots({ stamp: makeStamp(Date.now() - 25 * 3_600_000) }, values);
  expect(refused).toMatchObject({ status: 'failed', values });
  const { stamp } = (refused as { values: Record<string, string> }).values;
  expect(checkStamp(stamp)).toBe('fine');
});
