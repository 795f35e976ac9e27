import { directDatabaseUrl, parseSettings, SettingsError, type Settings } from '@/lib/env';
import { loadEnvFiles } from '@/lib/server/process/env-files';
import { startLogger } from '@/lib/server/process/logger';
import { migrate } from '@/lib/server/database/migrate';
import { joinDatabase, openDatabase } from '@/lib/server/database/open';
import { upgradeFirst } from '@/lib/server/database/upgrade-first';
import { complain } from '@/lib/server/process/say';
import { createShutdown, endOnSignals } from '@/lib/server/process/shutdown';
import { StartError } from '@/lib/server/process/start-error';

type Options = {
  /** False for what must find the database as it is, perhaps of an older version. */
  migrates?: boolean;
  /** True for what nobody else may be at work beside: where a server runs on the data folder, it is told. */
  isAlone?: boolean;
};

/** `process.env.DATABASE_URL` is set before `run`. Ends the connections; a failure is told and sets the exit code. */
export async function withDatabase(
  run: (url: string, settings: Settings) => Promise<void>,
  { migrates = true, isAlone = false }: Options = {},
): Promise<void> {
  const shutdown = createShutdown();
  const ignoreSignals = endOnSignals(shutdown, (error) => complain(describe(error)), 'command');
  try {
    loadEnvFiles(process.cwd());
    const settings = parseSettings(process.env);
    const logger = startLogger('warn');
    const open = isAlone ? openDatabase : joinDatabase;
    const url = await open({ settings, say: () => {}, shutdown, logger });
    process.env.DATABASE_URL = url;
    if (migrates) {
      const databaseUrl = directDatabaseUrl({ ...settings, DATABASE_URL: url })!;
      // What a command prints is its own.
      await upgradeFirst({ root: process.cwd(), databaseUrl, say: complain, shutdown, output: 'stderr' });
      await migrate(databaseUrl);
    }
    const { closeDatabase } = await import('@/lib/db');
    shutdown.add(closeDatabase);
    await run(url, settings);
  } catch (error) {
    // What was at work fails when a signal ends it; that is no news.
    if (!shutdown.begun) complain(describe(error));
    process.exitCode = 1;
  } finally {
    await shutdown.run();
    ignoreSignals();
  }
}

function describe(error: unknown): string {
  if (error instanceof StartError || error instanceof SettingsError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
