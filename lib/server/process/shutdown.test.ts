import { expect, test } from 'vitest';
import { createShutdown } from '@/lib/server/process/shutdown';

test('what was started last ends first, one after the other', async () => {
  const order: string[] = [];
  const shutdown = createShutdown();
  shutdown.add(() => void order.push('database'));
  shutdown.add(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push('web server');
  });
  await Promise.all([shutdown.run(), shutdown.run()]);
  expect(order).toEqual(['web server', 'database']);
});

test('what comes up while the end has begun is ended at once', async () => {
  const shutdown = createShutdown();
  await shutdown.run();
  const ended = new Promise<void>((resolve) => shutdown.add(() => resolve()));
  await ended;
  expect(shutdown.begun).toBe(true);
});

test('what must not be started again hears of the end before anything is ended', async () => {
  const shutdown = createShutdown();
  let wasTold = false;
  shutdown.add(() => void (wasTold = shutdown.beginning.aborted));
  expect(shutdown.beginning.aborted).toBe(false);
  await shutdown.run();
  expect(wasTold).toBe(true);
});

test('whoever is asked to hurry hears it while waiting', async () => {
  const shutdown = createShutdown();
  shutdown.add((hurry) => new Promise((resolve) => hurry.addEventListener('abort', () => resolve())));
  let hasEnded = false;
  const ended = shutdown.run().then(() => (hasEnded = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(hasEnded).toBe(false);
  shutdown.hurry();
  await ended;
  expect(hasEnded).toBe(true);
});
