import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import type { PlainBrowser } from '@/lib/testing/plain-browser';
import { claimSite, startSite, type TestSite } from '@/lib/testing/start-site';

/** Two servers on one database, the second of two processes: three caches that must agree. */
let folder: string;
let postgres: EmbeddedPostgres;
let first: TestSite;
let second: TestSite;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-two-'));
  const logger = pino({ level: 'silent' });
  postgres = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'database'),
    logger,
    isDurable: false,
  });
  const options = { databaseUrl: postgres.url, folder };
  // One address: readers come to either by way of a proxy.
  const shared = { AUTH_SECRET: 'the secret that both of the servers share' };
  first = await startSite({ ...options, environment: shared });
  second = await startSite({ ...options, environment: { ...shared, WORKERS: '2', LOG_LEVEL: 'info' } });
  await claimSite(first.browser);
}, 320_000);

afterAll(async () => {
  await Promise.all([first?.stop(), second?.stop()]);
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Each on a connection of its own, so that both processes behind one port are asked. */
const readAll = (browser: PlainBrowser) =>
  Promise.all(
    Array.from({ length: 6 }, async () => (await browser.get('/', { connection: 'close' })).text()),
  );

async function publish(title: string): Promise<void> {
  const form = await first.browser.open('/admin/posts/new', 'title');
  const answer = await form.send({ title, body: 'Read everywhere.', tags: '', intent: 'publish' });
  if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`);
}

test('what is published at one server is seen within a second at every process of the other', async () => {
  for (const round of [1, 2, 3]) {
    const title = `News of round ${round}`;
    for (const { browser } of [first, second]) expect(await readAll(browser)).not.toContain(title);
    await publish(title);
    expect(await (await first.browser.get('/')).text()).toContain(title);
    const seen = () => readAll(second.browser).then((pages) => pages.every((page) => page.includes(title)));
    await expect.poll(seen, { timeout: 1000, interval: 50 }).toBe(true);
  }
});

test('a process that dies is replaced, and its successor shows what is there', async () => {
  const [worker] = workersThatServed();
  process.kill(worker!, 'SIGKILL');
  await expect.poll(workersThatServed, { timeout: 20_000 }).toHaveLength(3);
  await publish('News after the fall');
  const seen = () =>
    readAll(second.browser).then((pages) => pages.every((page) => page.includes('News after the fall')));
  await expect.poll(seen, { timeout: 20_000 }).toBe(true);
});

/** Process ids from the log. */
const workersThatServed = (): number[] =>
  second.process
    .output()
    .split('\n')
    .filter((line) => line.includes('a worker serves'))
    .map((line) => (JSON.parse(line) as { worker: number }).worker);
