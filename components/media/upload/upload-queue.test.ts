import { expect, test } from 'vitest';
import type { Send, Sending } from './send-picture';
import { UploadQueue } from './upload-queue';

const fileOf = (name: string) => new File(['x'], name);
const pictureOf = (name: string) => ({ id: 1, name, url: `/media/${name}`, width: 1, height: 1 });
const lost: Sending = { ok: false, problem: 'was not sent.', mayRetry: true };

/** A line whose ends are in the hands of the test. */
function line() {
  const open = new Map<string, (answer: Sending) => void>();
  const send: Send = (file, onProgress, signal) =>
    new Promise((resolve) => {
      onProgress(0.5);
      open.set(file.name, resolve);
      signal.addEventListener('abort', () => resolve({ ok: false, problem: 'was stopped.', mayRetry: true }));
    });
  const queue = new UploadQueue(send);
  const states = () => queue.snapshot().map(({ file, state }) => `${file.name} ${state}`);
  const answer = async (name: string, sending: Sending = { ok: true, picture: pictureOf(name) }) => {
    open.get(name)!(sending);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { queue, states, answer };
}

test('two are sent at once, the others wait their turn, and the order stays', async () => {
  const { queue, states, answer } = line();
  queue.add(['a', 'b', 'c'].map(fileOf));
  expect(states()).toEqual(['a sending', 'b sending', 'c waiting']);
  expect(queue.snapshot()[0]!.progress).toBe(0.5);
  await answer('b');
  expect(states()).toEqual(['a sending', 'b sent', 'c sending']);
  await answer('c');
  await answer('a');
  expect(states()).toEqual(['a sent', 'b sent', 'c sent']);
  expect(queue.snapshot()[1]!.picture?.name).toBe('b');
});

test('one that fails can be sent again, and keeps no other from its turn', async () => {
  const { queue, states, answer } = line();
  const [a] = queue.add(['a', 'b', 'c'].map(fileOf));
  await answer('a', lost);
  expect(states()).toEqual(['a failed', 'b sending', 'c sending']);
  queue.retry(a!.id);
  expect(states()).toEqual(['a waiting', 'b sending', 'c sending']);
  await answer('b');
  await answer('a');
  expect(states()[0]).toBe('a sent');
});

test('what is no picture is not sent again', async () => {
  const { queue, states, answer } = line();
  const [a] = queue.add([fileOf('a')]);
  await answer('a', { ...lost, mayRetry: false });
  queue.retry(a!.id);
  expect(states()).toEqual(['a failed']);
});

test('one can be stopped while it waits and while it is sent, and removed', async () => {
  const { queue, states } = line();
  const [a, , c] = queue.add(['a', 'b', 'c'].map(fileOf));
  queue.stop(c!.id);
  queue.stop(a!.id);
  await Promise.resolve();
  await Promise.resolve();
  expect(states()).toEqual(['a failed', 'b sending', 'c failed']);
  for (const { id } of queue.snapshot()) queue.remove(id);
  expect(states()).toEqual([]);
});

test('whoever watches is told of each change', async () => {
  const { queue, answer } = line();
  let calls = 0;
  const leave = queue.subscribe(() => (calls += 1));
  queue.add([fileOf('a')]);
  await answer('a');
  expect(calls).toBe(4);
  leave();
  queue.add([fileOf('b')]);
  expect(calls).toBe(4);
});
