import path from 'node:path';
import { vi } from 'vitest';
import { freePort } from '@/lib/server/process/free-port';
import { PlainBrowser } from '@/lib/testing/plain-browser';
import { startProcess, type SiteProcess } from '@/lib/testing/site-process';

export type ProductionSite = {
  browser: PlainBrowser;
  process: SiteProcess;
  isUp: () => Promise<boolean>;
  stop: () => Promise<void>;
};

type Options = { databaseUrl: string; folder: string; environment?: Record<string, string> };

/** The production build on a database that runs already. Building comes first when the build is stale. */
export async function startProductionSite({
  databaseUrl,
  folder,
  environment,
}: Options): Promise<ProductionSite> {
  const port = String(await freePort());
  const browser = new PlainBrowser(`http://localhost:${port}`);
  const process = startProcess(['server.ts'], {
    DATABASE_URL: databaseUrl,
    DATA_DIR: path.join(folder, `site-${port}`),
    PORT: port,
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
    ...environment,
  });
  const isUp = () =>
    browser.get('/api/health/ready').then(
      ({ status }) => status === 200,
      () => false,
    );
  const stop = async () => {
    process.child.kill('SIGTERM');
    await process.exited;
  };
  await vi.waitUntil(isUp, { timeout: 280_000, interval: 200 });
  return { browser, process, isUp, stop };
}

export const owner = {
  username: 'ada_lovelace',
  email: 'ada.canary@example.org',
  password: 'a long and private sentence',
};

/** Makes the browser's visitor the owner, and logs her in. */
export async function becomeOwner(browser: PlainBrowser): Promise<void> {
  const form = await browser.open('/register', 'username');
  const answer = await form.send({ ...owner, confirmPassword: owner.password });
  if (answer.headers.get('location') !== '/admin') throw new Error(await answer.text());
}
