import path from 'node:path';
import { Piscina } from 'piscina';
import type { RenderAnswer, RenderJob } from '@/lib/markdown/render-worker';

export class RenderingBusyError extends Error {
  override name = 'RenderingBusyError';
  /** Seconds. */
  readonly retryAfter = 5;
}

/** Milliseconds after which a thread with nothing to do ends, and with it its memory. */
const IDLE = 300_000;

/** One text after the other. */
export class RenderThread {
  private readonly pool: Piscina;
  private last: Promise<unknown> = Promise.resolve();

  /** @param memory megabytes of heap; a text that needs more ends the thread, and the next one finds a new one */
  constructor(memory: number) {
    this.pool = new Piscina({
      filename: path.resolve('lib/markdown/render-worker.ts'),
      // What runs this process may be Next's bundle, which has no sources to load.
      execArgv: ['--import', path.resolve('scripts/load-typescript.mjs')],
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    // A thread that ran out of memory is told to who waits for it.
    this.pool.on('error', () => {});
  }

  /** Null when it took more than `deadline` milliseconds, from its turn on, or too much memory. */
  run(job: RenderJob, deadline: number): Promise<unknown> {
    const turn = this.last.then(() => this.render(job, deadline));
    this.last = turn.catch(() => {});
    return turn;
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async render(job: RenderJob, deadline: number): Promise<unknown> {
    // Loading a new thread is not the text's fault.
    if (this.pool.threads.length === 0) await this.pool.run({ kind: 'warm' } satisfies RenderJob);
    try {
      return await this.pool.run(job, { signal: AbortSignal.timeout(deadline) });
    } catch (error) {
      if (isTooCostly(error)) return null;
      throw error;
    }
  }
}

type LaneOptions = {
  /** Milliseconds that one text may take; its thread is ended then. */
  deadline: number;
  queueLimit: number;
};

/** Texts of one sort, which wait for their thread. */
export class RenderLane {
  private waiting = 0;

  constructor(
    private readonly thread: RenderThread,
    private readonly options: LaneOptions,
  ) {}

  /** Null when it took too long or too much memory. @throws {RenderingBusyError} when too many wait already */
  async run<Kind extends RenderJob['kind']>(
    job: Extract<RenderJob, { kind: Kind }>,
  ): Promise<RenderAnswer[Kind] | null> {
    if (this.waiting >= this.options.queueLimit) throw new RenderingBusyError('the queue of texts is full');
    this.waiting += 1;
    try {
      return (await this.thread.run(job, this.options.deadline)) as RenderAnswer[Kind] | null;
    } finally {
      this.waiting -= 1;
    }
  }
}

const isTooCostly = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' ||
    error.name === 'TimeoutError' ||
    (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY');
