/** The entry of Colophon. `--dev` serves for development. */
import cluster from 'node:cluster';
import { directDatabaseUrl, parseSettings, SettingsError } from '@/lib/env';
import { buildIfStale } from '@/lib/server/start/build';
import { loadEnvFiles } from '@/lib/server/process/env-files';
import { prepareEnvironment } from '@/lib/server/start/environment';
import { requireFreePort } from '@/lib/server/process/free-port';
import { greetingFor } from '@/lib/server/start/greeting';
import { isClaimed } from '@/lib/site/queries/is-claimed';
import { startLogger } from '@/lib/server/process/logger';
import { migrate } from '@/lib/server/database/migrate';
import { openDatabase } from '@/lib/server/database/open';
import { complain, say } from '@/lib/server/process/say';
import { growHeapSlowly } from '@/lib/server/process/heap-growth';
import { createShutdown, endOnSignals } from '@/lib/server/process/shutdown';
import { upgradeFirst } from '@/lib/server/database/upgrade-first';
import { StartError } from '@/lib/server/process/start-error';
import { startWorkers } from '@/lib/server/process/workers';

const root = import.meta.dirname;
const isDevelopment = process.argv.includes('--dev');
const shutdown = createShutdown();

if (!isDevelopment) growHeapSlowly();

async function startSite(): Promise<void> {
  loadEnvFiles(root);
  const settings = parseSettings(process.env);
  await requireFreePort(settings);
  await prepareEnvironment(settings, isDevelopment);
  const logger = startLogger(settings.LOG_LEVEL);
  // A database that is out of reach is told before the minute of a build.
  const databaseUrl = await openDatabase({ settings, say, shutdown, logger });
  if (!isDevelopment) await buildIfStale({ root, say, shutdown });
  process.env.DATABASE_URL = databaseUrl;
  const direct = directDatabaseUrl({ ...settings, DATABASE_URL: databaseUrl })!;
  await upgradeFirst({ root, databaseUrl: direct, say, shutdown });
  await migrate(direct);
  if (settings.WORKERS > 1 && !isDevelopment) await startWorkers(settings.WORKERS, shutdown, logger);
  else await startServing();
  say(greetingFor(settings, await isClaimed(databaseUrl)));
}

async function startServing(): Promise<void> {
  const settings = parseSettings(process.env);
  const logger = startLogger(settings.LOG_LEVEL);
  // Next reads its environment when it loads.
  const { serve } = await import('@/lib/server/start/serve');
  await serve({ settings, databaseUrl: settings.DATABASE_URL!, isDevelopment, shutdown, logger });
}

function explain(error: unknown): void {
  if (error instanceof StartError || error instanceof SettingsError) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

endOnSignals(shutdown, explain);
try {
  await (cluster.isPrimary ? startSite() : startServing());
} catch (error) {
  // What was being started fails when a signal ends it; that is no news.
  if (!shutdown.begun) {
    explain(error);
    await shutdown.run();
    process.exit(1);
  }
}
