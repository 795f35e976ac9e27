/** `npm run build`: makes the build that `npm start` will find fresh. Needs no database. `--if-stale` spares it. */
import { build, buildIfStale } from '@/lib/server/start/build';
import { complain, say } from '@/lib/server/process/say';
import { createShutdown, endOnSignals } from '@/lib/server/process/shutdown';
import { StartError } from '@/lib/server/process/start-error';

const shutdown = createShutdown();
const explain = (error: unknown) =>
  complain(error instanceof StartError ? error.message : ((error as Error).stack ?? String(error)));

endOnSignals(shutdown, explain);
try {
  const make = process.argv.includes('--if-stale') ? buildIfStale : build;
  await make({ root: process.cwd(), say, shutdown });
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
