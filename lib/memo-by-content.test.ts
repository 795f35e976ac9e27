import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { byContentVersion, keepAnswersByContent } from '@/lib/memo-by-content';

let version = 0;
let stop = () => {};
beforeEach(() => (stop = keepAnswersByContent(() => version)));
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Answers that can be told apart, by how often they were made. */
function counting() {
  let made = 0;
  return vi.fn(() => Promise.resolve(++made));
}

test('an answer is made once until the content changes', async () => {
  const run = counting();
  expect([await byContentVersion('a', run), await byContentVersion('a', run)]).toEqual([1, 1]);
  version += 1;
  expect(await byContentVersion('a', run)).toBe(2);
  expect(await byContentVersion('b', counting())).toBe(1);
});

test('who asks while it is made waits for the same', async () => {
  const run = counting();
  expect(await Promise.all([byContentVersion('a', run), byContentVersion('a', run)])).toEqual([1, 1]);
  expect(run).toHaveBeenCalledOnce();
});

test('what was begun before a change is nobody’s answer after it', async () => {
  let finish = (_: string) => {};
  const old = byContentVersion('a', () => new Promise<string>((resolve) => (finish = resolve)));
  version += 1;
  expect(await byContentVersion('a', () => Promise.resolve('new'))).toBe('new');
  finish('old');
  expect(await old).toBe('old');
  expect(await byContentVersion('a', () => Promise.resolve('not asked'))).toBe('new');
});

test('a failure is not kept', async () => {
  await expect(byContentVersion('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await byContentVersion('a', () => Promise.resolve('back'))).toBe('back');
});

test('a query that is sent at each look is sent once', async () => {
  const sent = vi.fn();
  const query = {
    then: (resolve: (value: number) => void) => void (sent(), resolve(7)),
  } as unknown as PromiseLike<number>;
  for (let i = 0; i < 3; i++) expect(await byContentVersion('a', () => query)).toBe(7);
  expect(sent).toHaveBeenCalledOnce();
});

test('without a notice it lasts an hour, as a page does', async () => {
  vi.useFakeTimers();
  const run = counting();
  await byContentVersion('a', run);
  vi.advanceTimersByTime(3_599_000);
  expect(await byContentVersion('a', run)).toBe(1);
  vi.advanceTimersByTime(2000);
  expect(await byContentVersion('a', run)).toBe(2);
});

test('where nobody tells changes, nothing is kept', async () => {
  stop();
  const run = counting();
  expect([await byContentVersion('a', run), await byContentVersion('a', run)]).toEqual([1, 2]);
});
