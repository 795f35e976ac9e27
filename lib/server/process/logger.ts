import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';
import { errorForLog } from '@/lib/server/process/error-for-log';
import { sharedState } from '@/lib/shared-state';

const state = sharedState('logger', (): { logger?: Logger } => ({}));

/** Shared by server.ts and Next's bundle. It never gets a password, a token or a request body. */
export function logger(): Logger {
  return (state.logger ??= startLogger(process.env.LOG_LEVEL ?? 'info'));
}

export function startLogger(level: string): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorForLog },
  };
  const isTerminal = process.stdout.isTTY;
  const stream =
    isTerminal || process.env.NODE_ENV !== 'production'
      ? pretty({ translateTime: 'SYS:HH:MM:ss', ignore: 'pid', colorize: isTerminal, sync: true })
      : pino.destination({ fd: 1, sync: false });
  // The reader of the log may go away; that must not end the server.
  stream.on('error', () => {});
  return (state.logger = pino(options, stream));
}
