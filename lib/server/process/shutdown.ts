import { complain } from '@/lib/server/process/say';

/** Ends one thing; `hurry` aborts when somebody asked a second time and politeness should stop. */
export type Close = (hurry: AbortSignal) => void | Promise<void>;

export type Shutdown = {
  add(close: Close): void;
  /** Ends everything, what was added last first. Safe to call twice. */
  run(): Promise<void>;
  hurry(): void;
  readonly begun: boolean;
  readonly beginning: AbortSignal;
};

export function createShutdown(): Shutdown {
  const closers: Close[] = [];
  const impatience = new AbortController();
  const beginning = new AbortController();
  let running: Promise<void> | undefined;

  async function close(closer: Close): Promise<void> {
    try {
      await closer(impatience.signal);
    } catch (error) {
      complain(`While stopping: ${String(error)}`);
    }
  }

  async function closeAll(): Promise<void> {
    beginning.abort();
    for (let closer = closers.pop(); closer; closer = closers.pop()) await close(closer);
  }

  return {
    add: (closer) => (running ? void close(closer) : void closers.push(closer)),
    run: () => (running ??= closeAll()),
    hurry: () => impatience.abort(),
    get begun() {
      return running !== undefined;
    },
    beginning: beginning.signal,
  };
}

/** npm passes a Ctrl-C on that the terminal has already sent to the whole group: one key, two signals. */
const SAME_KEY_PRESS = 500;

const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
const signals = Object.keys(numbers) as (keyof typeof numbers)[];

/** A server that is told to stop has done its work; a command has not, and says so as a shell would. */
type Ending = 'server' | 'command';

/**
 * A second signal makes it hurry. After an uncaught bug it exits 1: what is left in memory cannot be trusted.
 * @returns what leaves signals to others again
 */
export function endOnSignals(
  shutdown: Shutdown,
  onCrash: (error: unknown) => void,
  ending: Ending = 'server',
): () => void {
  let firstAt = 0;
  const end = (code: number) => void shutdown.run().finally(() => process.exit(code));
  const onSignal = (signal: keyof typeof numbers): void => {
    if (firstAt && Date.now() - firstAt > SAME_KEY_PRESS) shutdown.hurry();
    firstAt ||= Date.now();
    end(ending === 'command' ? 128 + numbers[signal] : 0);
  };
  const onBug = (error: unknown): void => {
    onCrash(error);
    end(1);
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.on('uncaughtException', onBug);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off('uncaughtException', onBug);
  };
}
