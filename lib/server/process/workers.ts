import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { StartError } from '@/lib/server/process/start-error';

/** Each runs server.ts again, and is replaced when it dies. @throws {StartError} when one dies before it listens */
export async function startWorkers(count: number, shutdown: Shutdown, logger: Logger): Promise<void> {
  // Workers end on a message, not on the terminal's Ctrl-C alone, and before the database does.
  shutdown.add((hurry) => stopWorkers(hurry));
  cluster.on('listening', (worker) => logger.info({ worker: worker.process.pid }, 'a worker serves'));
  await Promise.all(Array.from({ length: count }, () => startWorker()));
  cluster.on('exit', (worker, code, signal) => {
    if (shutdown.begun) return;
    logger.error({ worker: worker.process.pid, code, signal }, 'a worker ended and is replaced');
    void sleep(500).then(() => shutdown.begun || cluster.fork());
  });
}

async function startWorker(): Promise<void> {
  const worker = cluster.fork();
  const failed = once(worker, 'exit').then(() => {
    throw new StartError('A worker ended before it served anything; its messages are above.');
  });
  await Promise.race([once(worker, 'listening'), failed]);
}

async function stopWorkers(hurry: AbortSignal): Promise<void> {
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  const stop = (worker: Worker) => worker.process.kill('SIGTERM');
  hurry.addEventListener('abort', () => workers.forEach(stop));
  await Promise.all(
    workers.map(async (worker) => {
      if (worker.isDead()) return;
      const exited = once(worker, 'exit');
      stop(worker);
      await exited;
    }),
  );
}
