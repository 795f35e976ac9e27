import 'server-only';
import { Worker } from 'node:worker_threads';
import { sharedState } from '@/lib/shared-state';

export class HashingBusyError extends Error {
  override name = 'HashingBusyError';
  /** Seconds; about as long as a full queue takes. */
  readonly retryAfter = 5;
}

/** Jobs that may wait: about four seconds of work at cost 12 on two cores. */
export const QUEUE_LIMIT = 16;
/** Milliseconds after which a worker that does not answer is replaced. */
const JOB_TIMEOUT = 30_000;

type Job = { text: string; cost: number } | { text: string; hash: string };
type Waiting = { job: Job; resolve: (value: string | boolean) => void; reject: (error: Error) => void };
type Answer = { id: number; value?: string | boolean; error?: string };

/** One thread: bcryptjs blocks for 100 ms even when asynchronous, and a second thread measured no faster on two cores. */
class HashPool {
  private worker: Worker | undefined;
  private readonly queue: Waiting[] = [];
  private running: (Waiting & { id: number; timer: NodeJS.Timeout }) | undefined;
  private lastId = 0;

  get isFull(): boolean {
    return this.queue.length >= QUEUE_LIMIT;
  }

  run(job: Job): Promise<string | boolean> {
    return new Promise((resolve, reject) => {
      this.queue.push({ job, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running) return;
    const waiting = this.queue.shift();
    if (!waiting) return this.worker?.unref();
    const id = ++this.lastId;
    const timer = setTimeout(() => this.replaceWorker(new Error('hashing timed out')), JOB_TIMEOUT);
    this.running = { ...waiting, id, timer };
    this.worker ??= this.start();
    this.worker.ref();
    this.worker.postMessage({ id, ...waiting.job });
  }

  private start(): Worker {
    const worker = new Worker(new URL('./hash-worker.mjs', import.meta.url));
    worker.on('message', (answer: Answer) => this.settle(answer));
    worker.on('error', (error) => this.worker === worker && this.replaceWorker(error));
    worker.on(
      'exit',
      () => this.worker === worker && this.replaceWorker(new Error('the hashing thread ended')),
    );
    return worker;
  }

  private settle({ id, value, error }: Answer): void {
    const job = this.running;
    if (job?.id !== id) return;
    clearTimeout(job.timer);
    this.running = undefined;
    if (value === undefined) job.reject(new Error(error ?? 'hashing failed'));
    else job.resolve(value);
    this.next();
  }

  private replaceWorker(error: Error): void {
    const old = this.worker;
    this.worker = undefined;
    void old?.terminate();
    if (this.running) this.settle({ id: this.running.id, error: error.message });
  }
}

/** @throws {HashingBusyError} when too many hashes wait already */
export const hash = (text: string, cost: number): Promise<string> => run({ text, cost }) as Promise<string>;

/** @throws {HashingBusyError} when too many hashes wait already */
export const compare = (text: string, known: string): Promise<boolean> =>
  run({ text, hash: known }) as Promise<boolean>;

/** The pool is shared by all bundles that Next makes, and each has an error class of its own: so it is thrown here. */
async function run(job: Job): Promise<string | boolean> {
  const pool = sharedState('hash-pool', () => new HashPool());
  if (pool.isFull) throw new HashingBusyError('the queue of hashes is full');
  return pool.run(job);
}
