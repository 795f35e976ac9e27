import type { Worker } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { compare, hash, HashingBusyError, QUEUE_LIMIT } from '@/lib/accounts/passwords/hash-pool';
import { sharedState } from '@/lib/shared-state';

afterEach(() => void vi.useRealTimers());

/** The thread that hashes now; tests make it fail. */
const thread = () => sharedState<{ worker?: Worker }>('hash-pool', () => ({})).worker!;

/** Takes long enough to be interrupted. */
const slow = () => hash('correct horse', 14);

test('a hash that cannot be compared is an error, and the next one works', async () => {
  await expect(compare('correct horse', 'x'.repeat(60))).rejects.toThrow(/salt/i);
  const known = await hash('correct horse', 4);
  expect([await compare('correct horse', known), await compare('another', known)]).toEqual([true, false]);
});

test.each([
  ['ends', () => thread().terminate(), 'thread ended'],
  ['fails', () => thread().emit('error', new Error('out of memory')), 'out of memory'],
])(
  'a thread that %s in the middle of a hash fails that one, and another thread goes on',
  async (_, end, why) => {
    const [interrupted, next] = [slow(), hash('correct horse', 4)];
    const before = thread();
    const failed = expect(interrupted).rejects.toThrow(why);
    await end();
    await failed;
    expect(await next).toMatch(/^\$2b\$04\$/);
    expect(thread()).not.toBe(before);
  },
);

test('a thread that does not answer for half a minute is replaced', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const failed = expect(slow()).rejects.toThrow('timed out');
  const before = thread();
  await vi.advanceTimersByTimeAsync(29_000);
  expect(thread()).toBe(before);
  await vi.advanceTimersByTimeAsync(1_000);
  await failed;
  expect(await hash('correct horse', 4)).toMatch(/^\$2b\$04\$/);
  // The time of a hash that is done does not run on.
  const after = thread();
  await vi.advanceTimersByTimeAsync(31_000);
  expect(thread()).toBe(after);
});

test('an answer that comes from a thread that was replaced is taken for no other', async () => {
  const known = await hash('correct horse', 4);
  const [right, wrong] = [compare('correct horse', known), compare('another', known)];
  // Meanwhile the thread says yes to the first, and nobody has read it when the thread fails.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  thread().emit('error', new Error('out of memory'));
  await expect(right).rejects.toThrow('out of memory');
  expect(await wrong).toBe(false);
});

test('hashes are made in the order in which they came, and all that wait are made', async () => {
  const done: number[] = [];
  const jobs = Array.from({ length: QUEUE_LIMIT }, (_, index) =>
    hash(`password ${index}`, 4).then(() => done.push(index)),
  );
  await Promise.all(jobs);
  expect(done).toEqual(Array.from({ length: QUEUE_LIMIT }, (_, index) => index));
});

test('a full queue says for how long to wait, and takes work again once there is room', async () => {
  const jobs = Array.from({ length: QUEUE_LIMIT + 1 }, () => hash('correct horse', 4));
  const refusal: unknown = await hash('one too many', 4).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(HashingBusyError);
  expect(refusal).toMatchObject({ name: 'HashingBusyError', retryAfter: 5 });
  await Promise.all(jobs);
  expect(await hash('correct horse', 4)).toMatch(/^\$2b\$04\$/);
});
