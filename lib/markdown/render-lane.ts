import path from 'node:path';
import { Piscina } from 'piscina';
import type { RenderAnswer, RenderJob } from '@/lib/markdown/render-worker';

export class RenderingBusyError extends Error {
  override name = 'RenderingBusyError';
  /** Seconds. */
  readonly retryAfter = 5;
}

type LaneOptions = {
  /** Milliseconds that one text may take; its thread is ended then. */
  deadline: number;
  queueLimit: number;
  /** Megabytes of heap; a text that needs more ends its thread. */
  memory: number;
};

/** Milliseconds after which a thread with nothing to do ends, and with it its memory. */
const IDLE = 300_000;

export class RenderLane {
  private readonly pool: Piscina;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly options: LaneOptions) {
    this.pool = new Piscina({
      filename: path.resolve('lib/markdown/render-worker.ts'),
      // What runs this process may be Next's bundle, which has no sources to load.
      execArgv: ['--import', 'tsx'],
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: options.memory },
    });
    // A thread that ran out of memory is told to who waits for it.
    this.pool.on('error', () => {});
  }

  /** Null when it took too long or too much memory. @throws {RenderingBusyError} when too many wait already */
  async run<Kind extends RenderJob['kind']>(
    job: Extract<RenderJob, { kind: Kind }>,
  ): Promise<RenderAnswer[Kind] | null> {
    if (this.waiting >= this.options.queueLimit) throw new RenderingBusyError('the queue of texts is full');
    this.waiting += 1;
    const turn = this.last.then(() => this.render(job));
    this.last = turn.catch(() => {});
    try {
      return (await turn) as RenderAnswer[Kind] | null;
    } finally {
      this.waiting -= 1;
    }
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async render(job: RenderJob): Promise<unknown> {
    // Loading a new thread is not the text's fault.
    if (this.pool.threads.length === 0) await this.pool.run({ kind: 'warm' } satisfies RenderJob);
    try {
      return await this.pool.run(job, { signal: AbortSignal.timeout(this.options.deadline) });
    } catch (error) {
      if (isTooCostly(error)) return null;
      throw error;
    }
  }
}

const isTooCostly = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' ||
    error.name === 'TimeoutError' ||
    (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY');
