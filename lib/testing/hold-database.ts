/** Runs the embedded PostgreSQL of DATA_DIR and waits; tests kill it. */
import { pino } from 'pino';
import { startEmbeddedPostgres } from '@/lib/server/embedded-postgres/start';

const { url } = await startEmbeddedPostgres({
  dataDir: process.env.DATA_DIR!,
  logger: pino({ level: 'silent' }),
});
process.stdout.write(`running ${url}\n`);
setInterval(() => {}, 1000);
