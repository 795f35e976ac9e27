import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { POST_LISTS } from '@/lib/content-names';
import { byContent, keepAnswersByContent } from '@/lib/memo-by-content';
import { raiseContentVersion } from '@/lib/server/http/content-version';

let stop = () => {};
beforeEach(() => (stop = keepAnswersByContent()));
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
  expect([await byContent('a', run), await byContent('a', run)]).toEqual([1, 1]);
  raiseContentVersion([POST_LISTS]);
  expect(await byContent('a', run)).toBe(2);
  expect(await byContent('b', counting())).toBe(1);
});

test('who asks while it is made waits for the same', async () => {
  const run = counting();
  expect(await Promise.all([byContent('a', run), byContent('a', run)])).toEqual([1, 1]);
  expect(run).toHaveBeenCalledOnce();
});

test('what was begun before a change is nobody’s answer after it', async () => {
  let finish = (_: string) => {};
  const old = byContent('a', () => new Promise<string>((resolve) => (finish = resolve)));
  raiseContentVersion([POST_LISTS]);
  expect(await byContent('a', () => Promise.resolve('new'))).toBe('new');
  finish('old');
  expect(await old).toBe('old');
  expect(await byContent('a', () => Promise.resolve('not asked'))).toBe('new');
});

test('a failure is not kept', async () => {
  await expect(byContent('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await byContent('a', () => Promise.resolve('back'))).toBe('back');
});

test('a query that is sent at each look is sent once', async () => {
  const sent = vi.fn();
  const query = {
    then: (resolve: (value: number) => void) => void (sent(), resolve(7)),
  } as unknown as PromiseLike<number>;
  for (let i = 0; i < 3; i++) expect(await byContent('a', () => query)).toBe(7);
  expect(sent).toHaveBeenCalledOnce();
});

test('without a notice it lasts an hour, as a page does', async () => {
  vi.useFakeTimers();
  const run = counting();
  await byContent('a', run);
  vi.advanceTimersByTime(3_599_000);
  expect(await byContent('a', run)).toBe(1);
  vi.advanceTimersByTime(2000);
  expect(await byContent('a', run)).toBe(2);
});

test('where nobody tells changes, nothing is kept', async () => {
  stop();
  const run = counting();
  expect([await byContent('a', run), await byContent('a', run)]).toEqual([1, 2]);
});
