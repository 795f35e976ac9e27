import next from 'next';
import type { Logger } from 'pino';
import { CONTENT_CHANNEL, changeOf } from '@/lib/content-channel';
import { directDatabaseUrl, type Settings } from '@/lib/env';
import { registerDropPages } from '@/lib/finished-pages';
import { ownScripts } from '@/lib/own-scripts';
import { keepAnswersByContent } from '@/lib/memo-by-content';
import { createRequestListener } from '@/lib/server/http/edge/request-listener';
import { readReaderPaths } from '@/lib/server/http/next/reader-paths';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { watchDatabase } from '@/lib/server/database/watch';
import { bundleScripts } from '@/lib/server/start/bundle-scripts';
import { createWebServer, drainOf, listen } from '@/lib/server/start/web-server';

type Options = {
  settings: Settings;
  databaseUrl: string;
  isDevelopment: boolean;
  shutdown: Shutdown;
  logger: Logger;
};

export async function serve(options: Options): Promise<void> {
  const { settings, isDevelopment, shutdown, logger } = options;
  const server = createWebServer((request, response) => listener(request, response));
  const app = next({
    dev: isDevelopment,
    // instrumentation.ts logs errors, once and without what people typed.
    quiet: !isDevelopment,
    hostname: 'localhost',
    port: settings.PORT,
    // Next takes WebSockets for live reload; in production this server never listens, so an upgrade is a plain request.
    httpServer: isDevelopment ? server : createWebServer(() => {}),
  });
  const { atLoad, others } = bundleScripts(process.cwd());
  ownScripts().atLoad = atLoad.url;
  await app.prepare();
  if (isDevelopment) shutdown.add(() => app.close());
  const { listener, dropPages } = createRequestListener({
    next: app.getRequestHandler(),
    settings,
    logger,
    isReady: () => database.isReady(),
    // In development nothing is kept: each page is made anew.
    isReaders: isDevelopment ? () => false : await readReaderPaths(),
    development: isDevelopment,
    ownScripts: [atLoad, ...others],
  });
  const database = await watchDatabase(
    directDatabaseUrl(settings) ?? options.databaseUrl,
    CONTENT_CHANNEL,
    (payload) => dropPages(changeOf(payload)),
  );
  shutdown.add(() => database.close());
  // For the action that makes a change (lib/content-changed.ts): its author need not wait for the notice.
  registerDropPages(dropPages);
  shutdown.add(keepAnswersByContent());
  await listen(server, settings);
  shutdown.add(drainOf(server));
}
