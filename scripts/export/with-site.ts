import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseSettings } from '@/lib/env';
import { isUp, serverOf, type SiteServer } from '@/lib/export/html/fetch-page';
import { loadEnvFiles } from '@/lib/server/process/env-files';
import { freePort } from '@/lib/server/process/free-port';
import { complain, say } from '@/lib/server/process/say';
import { createShutdown, endOnSignals } from '@/lib/server/process/shutdown';
import { StartError } from '@/lib/server/process/start-error';

const root = path.resolve(import.meta.dirname, '../..');

/** The site as it runs, or one of its own for as long as this takes. @throws {StartError} when it does not start */
export async function withSite<T>(run: (server: SiteServer) => Promise<T>): Promise<T> {
  loadEnvFiles(root);
  const settings = parseSettings(process.env);
  const running = serverOf(settings);
  const shutdown = createShutdown();
  endOnSignals(shutdown, (error) => complain(String(error)), 'command');
  if (await isUp(running)) return run(running);
  say('The site is not running; it is started for this.');
  const server = { ...running, host: '127.0.0.1', port: await freePort() };
  const site = startSite(server);
  // It ends with this process, however that is ended.
  shutdown.add(site.stop);
  try {
    await untilUp(site, server);
    return await run(server);
  } finally {
    await shutdown.run();
  }
}

type Site = { stop: () => Promise<void>; ended: Promise<unknown>; output: () => string };

/** Under its own address, whatever port it listens on. */
function startSite({ host, port, siteUrl }: SiteServer): Site {
  const child = spawn(process.execPath, ['--import', './scripts/load-typescript.mjs', 'server.ts'], {
    cwd: root,
    env: {
      ...process.env,
      HOST: host,
      PORT: String(port),
      SITE_URL: siteUrl,
      WORKERS: '1',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = `${output}${String(chunk)}`.slice(-4000)));
  const ended = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { stop, ended, output: () => output.trim() };
}

async function untilUp(site: Site, server: SiteServer): Promise<void> {
  let isOver = false;
  void site.ended.then(() => (isOver = true));
  while (!(await isUp(server))) {
    if (isOver) throw new StartError(`The site did not start:\n${site.output()}`);
    await wait(200);
  }
}
