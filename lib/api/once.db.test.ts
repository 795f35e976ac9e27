import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { idempotencyKeys } from '@/drizzle/schema';
import { ApiError } from '@/lib/api/api-error';
import type { Caller } from '@/lib/api/caller';
import { sweepIdempotencyKeys } from '@/lib/api/mutations/idempotency-keys';
import { once } from '@/lib/api/once';
import { db } from '@/lib/db';
import { makeUser } from '@/lib/testing/factories';

const callerOf = async (): Promise<Caller> => ({
  actor: await makeUser(),
  may: () => true,
  credential: { kind: 'session', sid: '' },
});

function asking(key: string, { caller = null, body = 'a', path = '/api/v1/posts' }: Partial<Asked> = {}) {
  const request = new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
  });
  return { request, caller, bytes: Buffer.from(body) };
}
type Asked = { caller: Caller | null; body: string; path: string };

const problemOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof ApiError ? error.problem : String(error)),
  );

let keys = 0;
const newKey = () => `key-${++keys}`;

function counted() {
  let effects = 0;
  const carryOut = async () => ({ body: { number: ++effects }, headers: { Location: '/here' } });
  return { carryOut, effects: () => effects };
}

test('the same request with the same key has its effect once, and the same answer', async () => {
  const [caller, key, { carryOut, effects }] = [await callerOf(), newKey(), counted()];
  const first = await once(asking(key, { caller }), carryOut);
  expect(first).toEqual({ body: { number: 1 }, headers: { Location: '/here' } });
  expect(await once(asking(key, { caller }), carryOut)).toEqual({
    body: { number: 1 },
    headers: { Location: '/here', 'Idempotency-Replayed': 'true' },
  });
  expect(effects()).toBe(1);
});

test('of twenty at once one is carried out; the others wait their turn or get its answer', async () => {
  const [caller, key] = [await callerOf(), newKey()];
  let effects = 0;
  let tellThatOneWaits = () => {};
  const oneWaits = new Promise<void>((resolve) => (tellThatOneWaits = resolve));
  const untilOneWaits = async () => {
    effects++;
    await oneWaits;
    return { body: {} };
  };
  const ask = async () => {
    const answer = await problemOf(once(asking(key, { caller }), untilOneWaits));
    if (answer === 'request-in-progress') tellThatOneWaits();
    return answer;
  };
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  expect(effects).toBe(1);
  expect(new Set(answers)).toEqual(new Set(['none', 'request-in-progress']));
});

test('one key is not for two requests, and each person and address has its own', async () => {
  const [caller, key, { carryOut, effects }] = [await callerOf(), newKey(), counted()];
  await once(asking(key, { caller }), carryOut);
  expect(await problemOf(once(asking(key, { caller, body: 'b' }), carryOut))).toBe('key-reused');
  await once(asking(key, { caller: await callerOf() }), carryOut);
  await once(asking(key, { caller, path: '/api/v1/media' }), carryOut);
  // Two visitors who count from one do not meet.
  await once(asking(key, { body: 'c' }), carryOut);
  await once(asking(key, { body: 'd' }), carryOut);
  expect(effects()).toBe(5);
});

test('what failed may be sent again', async () => {
  const [caller, key, { carryOut, effects }] = [await callerOf(), newKey(), counted()];
  const failing = async () => {
    throw new ApiError('slug-taken');
  };
  expect(await problemOf(once(asking(key, { caller }), failing))).toBe('slug-taken');
  await once(asking(key, { caller }), carryOut);
  expect(effects()).toBe(1);
});

test('what was broken off is new after two minutes, and everything after a day', async () => {
  const [caller, key, { carryOut, effects }] = [await callerOf(), newKey(), counted()];
  await once(asking(key, { caller }), carryOut);
  const age = (text: string) =>
    db.execute(sql`update ${idempotencyKeys} set created_at = now() - ${text}::interval`);
  await age('23 hours');
  await once(asking(key, { caller }), carryOut);
  expect(effects()).toBe(1);
  await age('25 hours');
  await once(asking(key, { caller }), carryOut);
  expect(effects()).toBe(2);
  await db.execute(
    sql`update ${idempotencyKeys} set answer = null, created_at = now() - interval '1 minute'`,
  );
  expect(await problemOf(once(asking(key, { caller }), carryOut))).toBe('request-in-progress');
  await age('3 minutes');
  await once(asking(key, { caller }), carryOut);
  expect(effects()).toBe(3);
  await age('25 hours');
  await sweepIdempotencyKeys();
  expect(await db.$count(idempotencyKeys)).toBe(0);
});

test('answers lie sealed in the database', async () => {
  await once(asking(newKey(), { caller: await callerOf() }), async () => ({
    body: { token: 'SECRET-TOKEN' },
  }));
  const rows = await db.select().from(idempotencyKeys);
  expect(JSON.stringify(rows)).not.toContain('SECRET-TOKEN');
  expect(rows.at(-1)!.answer).toMatch(/^v1\./);
});

test.each(['', ' ', 'a b', 'é', 'x'.repeat(256)])('the key %j is refused', async (key) => {
  const request = new Request('http://localhost/api/v1/posts', { method: 'POST' });
  // Fetch would tidy some of them.
  Object.defineProperty(request, 'headers', { value: new Map([['idempotency-key', key]]) });
  const { carryOut } = counted();
  expect(await problemOf(once({ request, caller: null, bytes: Buffer.from('') }, carryOut))).toBe(
    'bad-request',
  );
});
