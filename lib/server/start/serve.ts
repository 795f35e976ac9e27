import next from 'next';
import type { Logger } from 'pino';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { directDatabaseUrl, type Settings } from '@/lib/env';
import { registerDropPages } from '@/lib/finished-pages';
import { createRequestListener } from '@/lib/server/http/edge/request-listener';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { watchDatabase } from '@/lib/server/database/watch';
import { createWebServer, drainOf, listen } from '@/lib/server/start/web-server';

type Options = {
  settings: Settings;
  databaseUrl: string;
  isDevelopment: boolean;
  shutdown: Shutdown;
  logger: Logger;
};

/** Serves the site from this process: Next behind the request listener, which hears of every change of content. */
export async function serve(options: Options): Promise<void> {
  const { settings, isDevelopment, shutdown, logger } = options;
  const server = createWebServer((request, response) => listener(request, response));
  const app = next({
    dev: isDevelopment,
    // instrumentation.ts logs errors, once and without what people typed.
    quiet: !isDevelopment,
    hostname: 'localhost',
    port: settings.PORT,
    // Next takes the WebSockets of the server it is given, for live reload. In production there are none, and a
    // request that offers an upgrade (h2c) is answered like any other: that server never listens.
    httpServer: isDevelopment ? server : createWebServer(() => {}),
  });
  await app.prepare();
  if (isDevelopment) shutdown.add(() => app.close());
  const { listener, dropPages } = createRequestListener({
    next: app.getRequestHandler(),
    settings,
    logger,
    isReady: () => database.isReady(),
    development: isDevelopment,
  });
  const database = await watchDatabase(
    directDatabaseUrl(settings) ?? options.databaseUrl,
    CONTENT_CHANNEL,
    dropPages,
  );
  shutdown.add(() => database.close());
  // For the action that makes a change (lib/content-changed.ts): its author need not wait for the notice.
  registerDropPages(dropPages);
  await listen(server, settings);
  shutdown.add(drainOf(server));
}
