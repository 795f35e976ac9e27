import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Account } from '@/lib/server/embedded-postgres/account';
import { StartError } from '@/lib/server/process/start-error';

type Options = { postgres: string; args: string[]; account: Account; logger: Logger; ending?: AbortSignal };

/** How long PostgreSQL may take to stop, in milliseconds: politely, then with recovery left to the next start. */
const FAST_SHUTDOWN = 1500;
const HURRIED_SHUTDOWN = 300;
const IMMEDIATE_SHUTDOWN = 400;
/** Milliseconds within which a signal that was sent to all processes has reached all of them. */
const SAME_SIGNAL = 100;

/** Starts it again when it crashes, unless everything ends: signals reach PostgreSQL as well. @throws {StartError} */
export async function supervise(options: Options): Promise<{ stop: (hurry?: AbortSignal) => Promise<void> }> {
  const stopping = new AbortController();
  const ending = AbortSignal.any([stopping.signal, ...(options.ending ? [options.ending] : [])]);
  let child = await launch(options);
  const interrupt = () => void child.kill('SIGINT');
  // However this process ends, short of SIGKILL, PostgreSQL ends with it.
  process.once('exit', interrupt);
  const kept = keepRunning();

  async function keepRunning(): Promise<void> {
    for (;;) {
      const { code, signal } = await exitOf(child);
      // The signal that ended PostgreSQL may reach this process a moment later.
      await sleep(SAME_SIGNAL, undefined, { signal: ending }).catch(() => {});
      if (ending.aborted) return;
      options.logger.error({ code, signal }, 'PostgreSQL ended by itself and is started again');
      const next = await relaunch(options, ending);
      if (!next) return;
      child = next;
      if (ending.aborted) return;
    }
  }

  async function stop(hurry?: AbortSignal): Promise<void> {
    stopping.abort();
    await end(child, hurry);
    // One that was being launched in this moment is ended as well.
    await kept;
    await end(child, hurry);
    process.off('exit', interrupt);
  }
  return { stop };
}

async function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { code: child.exitCode, signal: child.signalCode };
}

/** More slowly each time: PostgreSQL refuses while parts of the crashed one still end. Null once everything ends. */
async function relaunch(options: Options, ending: AbortSignal): Promise<ChildProcess | null> {
  for (let delay = 100; !ending.aborted; delay = Math.min(delay * 2, 5000)) {
    await sleep(delay, undefined, { signal: ending }).catch(() => {});
    if (ending.aborted) return null;
    try {
      return await launch(options);
    } catch (error) {
      if (!ending.aborted) options.logger.error({ err: error }, 'PostgreSQL did not start again yet');
    }
  }
  return null;
}

// None of the web server's secrets.
const environment = { PATH: process.env.PATH, LC_MESSAGES: 'C' } as unknown as NodeJS.ProcessEnv;

async function launch({ postgres, args: postgresArgs, account, logger }: Options): Promise<ChildProcess> {
  const { file, args, ids } = account.command(postgres, postgresArgs);
  // Its own session: the terminal's Ctrl-C must reach the web server only, which ends PostgreSQL after itself.
  const child = spawn(file, args, {
    ...ids,
    cwd: '/',
    detached: true,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastWords: string[] = [];
  const lines = createInterface({ input: child.stderr });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      lastWords.splice(0, lastWords.length - 5);
      lastWords.push(line);
      log(logger, line);
      if (line.includes('database system is ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('close', () => reject(new StartError(`PostgreSQL did not start: ${lastWords.join(' / ')}`)));
  });
  return child;
}

function log(logger: Logger, line: string): void {
  // FATAL ends one connection only, as every shutdown does; PANIC ends the server.
  logger[line.includes('PANIC:') ? 'error' : 'debug']({ postgres: line }, 'PostgreSQL');
}

async function end(child: ChildProcess, hurry?: AbortSignal): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', hurry?.aborted ? HURRIED_SHUTDOWN : FAST_SHUTDOWN],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN],
    ['SIGKILL', IMMEDIATE_SHUTDOWN],
  ] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await Promise.race([exited, sleep(patience)]);
  }
}
