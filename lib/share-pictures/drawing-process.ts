import 'server-only';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import type { DrawingAnswer, DrawingJob } from '@/lib/share-pictures/drawing-job';

/** Milliseconds after which a process with nothing to draw ends, and with it its memory. */
const IDLE = 20_000;

/** One picture at a time, in a process that comes after all others when the machine is busy. */
export class DrawingProcess {
  private child: ChildProcess | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private idle: NodeJS.Timeout | undefined;

  /**
   * @param folder for the fonts that it needs
   * @param options.deadline milliseconds of a picture; honest ones take a tenth of a second
   */
  constructor(
    private readonly folder: string,
    private readonly options = { queueLimit: 100, deadline: 30_000 },
  ) {}

  /** So many wait that one more would wait in vain. */
  get isBusy(): boolean {
    return this.waiting >= this.options.queueLimit;
  }

  /** @throws with the process's words when it fails, or takes too long */
  async draw(job: DrawingJob): Promise<Buffer> {
    this.waiting += 1;
    const turn = this.last.then(() => this.drawNow(job));
    this.last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      this.waiting -= 1;
      if (this.waiting === 0) this.rest();
    }
  }

  end(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  /** Keeps no process from ending that has nothing else to do. */
  private rest(): void {
    this.child?.unref();
    this.child?.channel?.unref();
    this.idle = setTimeout(() => this.end(), IDLE).unref();
  }

  private async drawNow(job: DrawingJob): Promise<Buffer> {
    clearTimeout(this.idle);
    const signal = AbortSignal.timeout(this.options.deadline);
    try {
      const child = (this.child ??= await this.start(signal));
      child.ref();
      child.channel?.ref();
      child.send(job);
      const answer = await nextAnswer(child, signal);
      if (answer === 'ready' || 'complaint' in answer)
        throw new Error(answer === 'ready' ? 'no picture was drawn' : answer.complaint);
      return Buffer.from(answer.png);
    } catch (error) {
      this.end();
      throw error;
    }
  }

  private async start(signal: AbortSignal): Promise<ChildProcess> {
    const inProject = (file: string) => path.resolve('lib/share-pictures/drawing', file);
    const child = spawn(
      process.execPath,
      ['--import', path.resolve('scripts/load-typescript.mjs'), inProject('worker.ts'), this.folder],
      {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        serialization: 'advanced',
        // The fonts of the packages alone, so that a picture is the same on every machine; and none of our secrets.
        env: {
          NODE_ENV: 'production',
          FONTCONFIG_FILE: inProject('fonts.conf'),
          PANGOCAIRO_BACKEND: 'fontconfig',
        },
      },
    );
    child.once('exit', () => {
      if (this.child === child) this.child = undefined;
    });
    await nextAnswer(child, signal);
    // Only now: somebody waits while it starts, which a busy machine would draw out.
    giveWay(child);
    return child;
  }
}

function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where it is not allowed, the machine decides.
  }
}

async function nextAnswer(child: ChildProcess, signal: AbortSignal): Promise<DrawingAnswer> {
  const given = new AbortController();
  const ended = once(child, 'exit', { signal: given.signal }).then(() => {
    throw new Error('the process that draws has ended');
  });
  try {
    const [answer] = (await Promise.race([once(child, 'message', { signal }), ended])) as [DrawingAnswer];
    return answer;
  } finally {
    given.abort();
    ended.catch(() => {});
  }
}
