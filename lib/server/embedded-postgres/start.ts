import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { openDataDir } from '@/lib/server/process/data-dir';
import { loadDatabasePassword } from '@/lib/server/process/secrets';
import { chooseAccount } from '@/lib/server/embedded-postgres/account';
import { findBinaries } from '@/lib/server/embedded-postgres/binaries';
import { dropSystemLocales, sharedMemoryType } from '@/lib/server/embedded-postgres/configuration';
import { createDatabase } from '@/lib/server/embedded-postgres/create-database';
import { initializeCluster } from '@/lib/server/embedded-postgres/initialize';
import { endOrphan, findPostmaster } from '@/lib/server/embedded-postgres/postmaster-file';
import { requireOwnVersion } from '@/lib/server/embedded-postgres/require-version';
import { supervise } from '@/lib/server/embedded-postgres/supervise';
import { freePort } from '@/lib/server/process/free-port';
import { tryLock } from '@/lib/server/process/lock';
import { StartError } from '@/lib/server/process/start-error';

export type EmbeddedPostgres = {
  url: string;
  adminUrl: string;
  stop: (hurry?: AbortSignal) => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  dataDir: string;
  logger: Logger;
  onInitialize?: () => void;
  maxConnections?: number;
  port?: number;
  /** Aborts when everything ends: PostgreSQL, which hears the same signals, is then not started again. */
  ending?: AbortSignal;
  /** False only for data that may be lost with the machine's power, such as that of tests. */
  isDurable?: boolean;
};

export class DataDirInUseError extends StartError {
  override name = 'DataDirInUseError';
}

/** Restarts it when it crashes, and ends one that a killed server left. @throws {DataDirInUseError | StartError} */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = await openDataDir(options.dataDir);
  const lock = await tryLock(dataDir);
  if (!lock) {
    throw new DataDirInUseError(
      `Another Colophon is running with DATA_DIR=${dataDir}: stop it first, or give this one a folder of its own. Example: DATA_DIR=.data-2`,
    );
  }
  try {
    const running = await run(dataDir, options);
    return { ...running, stop: (hurry) => running.stop(hurry).finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

export async function findEmbeddedPostgres(folder: string): Promise<string | null> {
  const dataDir = await realpath(folder);
  const postmaster = await findPostmaster(path.join(dataDir, 'postgres'));
  return postmaster?.isReady ? urlOf('colophon', await loadDatabasePassword(dataDir), postmaster.port) : null;
}

async function run(dataDir: string, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { logger, isDurable = true, onInitialize = () => {} } = options;
  const cluster = path.join(dataDir, 'postgres');
  const binaries = await findBinaries();
  await requireOwnVersion(cluster, binaries.major);
  const password = await loadDatabasePassword(dataDir);
  const account = await chooseAccount({ binary: binaries.postgres, dataDir, cluster });
  await endOrphan(cluster);
  await initializeCluster({ cluster, initdb: binaries.initdb, account, password, isDurable, onInitialize });
  await dropSystemLocales(cluster, account);
  const port = options.port ?? (await freePort());
  const args = ['-D', cluster, '-p', String(port), ...(await settingsFor(options))];
  const supervised = await supervise({
    postgres: binaries.postgres,
    args,
    account,
    logger,
    ending: options.ending,
  });
  const adminUrl = urlOf('postgres', password, port);
  try {
    await createDatabase(adminUrl, password);
  } catch (error) {
    await supervised.stop();
    throw error;
  }
  return { url: urlOf('colophon', password, port), adminUrl, stop: supervised.stop };
}

async function settingsFor({
  maxConnections = 100,
  isDurable = true,
}: EmbeddedPostgresOptions): Promise<string[]> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: maxConnections,
    // Neither refused rows nor the statements that caused them: they hold what people typed.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    lc_messages: 'C',
    // The data of a blog lies in memory or on flash: reading an index costs hardly more than reading on.
    random_page_cost: 1.1,
    // A small machine with many readers: their queries run beside each other, not each on all cores.
    max_parallel_workers_per_gather: 0,
    dynamic_shared_memory_type: await sharedMemoryType(),
    ...(isDurable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const urlOf = (user: string, password: string, port: number) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${user}`;
