import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { takeLock, tryLock } from '@/lib/server/process/lock';
import { printed, runNode } from '@/lib/testing/site-process';

test('of 20 who try at once one gets the lock', async () => {
  const key = randomUUID();
  const locks = await Promise.all(Array.from({ length: 20 }, () => tryLock(key)));
  const held = locks.filter((lock) => lock !== null);
  expect(held).toHaveLength(1);
  await held[0]!.release();
  const again = await tryLock(key);
  expect(again).not.toBeNull();
  await again!.release();
});

test('the lock of a killed process is free at once, for whoever waits', async () => {
  const key = randomUUID();
  const script = `import { tryLock } from './lib/server/process/lock.ts';
    await tryLock('${key}'); console.log('locked'); setInterval(() => {}, 1000);`;
  const holder = runNode(['--input-type=module', '--eval', script]);
  await printed(holder, 'locked');
  expect(await tryLock(key)).toBeNull();
  let waits = 0;
  const waiting = takeLock(key, () => waits++);
  holder.child.kill('SIGKILL');
  await (await waiting).release();
  expect(waits).toBe(1);
});
