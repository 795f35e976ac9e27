import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Settings } from '@/lib/env';
import { checkDatabase, requireNotices } from '@/lib/server/database/check';
import { describe, waitForDatabase } from '@/lib/server/database/url';
import {
  DataDirInUseError,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from '@/lib/server/embedded-postgres/start';
import type { Say } from '@/lib/server/process/say';
import type { Shutdown } from '@/lib/server/process/shutdown';

type Options = { settings: Settings; say: Say; shutdown: Shutdown; logger: Logger };

/** Connections that one process of the web server may hold: its pool, listening, health. */
const CONNECTIONS_PER_PROCESS = 16;

/** @returns the URL of the database that is set, once it answers, or of the embedded one, started here */
export async function openDatabase({ settings, say, shutdown, logger }: Options): Promise<string> {
  if (settings.DATABASE_URL) {
    await waitForDatabase(settings.DATABASE_URL, say);
    const direct = settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL;
    if (direct !== settings.DATABASE_URL) await waitForDatabase(direct, say, 'DATABASE_DIRECT_URL');
    await checkDatabase(direct);
    await requireNotices(direct);
    say(`Using the database at ${describe(settings.DATABASE_URL)}.`);
    return settings.DATABASE_URL;
  }
  const embedded = await startEmbeddedPostgres({
    dataDir: settings.DATA_DIR,
    logger,
    maxConnections: 20 + CONNECTIONS_PER_PROCESS * settings.WORKERS,
    ending: shutdown.beginning,
    onInitialize: () => say(`Making a database in ${settings.DATA_DIR}…`),
  });
  shutdown.add((hurry) => embedded.stop(hurry));
  say('PostgreSQL runs.');
  return embedded.url;
}

export async function joinDatabase(options: Options): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await openDatabase(options);
    } catch (error) {
      if (!(error instanceof DataDirInUseError) || attempt > 40) throw error;
      const url = await findEmbeddedPostgres(options.settings.DATA_DIR);
      if (url) return url;
      // It holds the folder, but its PostgreSQL is still starting.
      await sleep(250);
    }
  }
}
