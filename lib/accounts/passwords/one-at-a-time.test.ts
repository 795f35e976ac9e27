import { expect, test } from 'vitest';
import { HashingBusyError } from '@/lib/accounts/passwords/hash-pool';
import { oneAtATime } from '@/lib/accounts/passwords/one-at-a-time';

/** A job that ends when it is told to. */
function makeJob() {
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { run: () => ended, end };
}

test('one runs at a time, in the order in which they came, and each gets its own answer', async () => {
  const log: string[] = [];
  const jobs = ['a', 'b', 'c'].map((name) =>
    oneAtATime(async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`${name} ends`);
      return name;
    }),
  );
  expect(await Promise.all(jobs)).toEqual(['a', 'b', 'c']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('one that fails holds nobody up', async () => {
  const failed = oneAtATime(() => Promise.reject(new Error('of this one alone')));
  const next = oneAtATime(async () => 'done');
  await expect(failed).rejects.toThrow('of this one alone');
  expect(await next).toBe('done');
});

test('a hundred may wait, more are refused at once, and then there is room again', async () => {
  const first = makeJob();
  const waiting = [oneAtATime(first.run), ...Array.from({ length: 99 }, () => oneAtATime(async () => {}))];
  let ran = false;
  await expect(
    oneAtATime(async () => {
      ran = true;
    }),
  ).rejects.toThrow(HashingBusyError);
  first.end();
  await Promise.all(waiting);
  expect(ran).toBe(false);
  expect(await oneAtATime(async () => 'room')).toBe('room');
});
