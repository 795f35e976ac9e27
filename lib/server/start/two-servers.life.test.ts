import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { PlainBrowser } from '@/lib/testing/plain-browser';
import { startProductionSite, type ProductionSite } from '@/lib/testing/production-site';

/** Two servers on one database, the second of two processes: three caches that must agree. */
let folder: string;
let postgres: EmbeddedPostgres;
let first: ProductionSite;
let second: ProductionSite;
/** Whoever won the race for the site. */
let owner: PlainBrowser;

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
  first = await startProductionSite({ ...options, environment: shared });
  second = await startProductionSite({
    ...options,
    environment: { ...shared, WORKERS: '2', LOG_LEVEL: 'info' },
  });
}, 320_000);

afterAll(async () => {
  await Promise.all([first?.stop(), second?.stop()]);
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('of 40 who claim at once one becomes the owner, and the others are told and keep what they typed', async () => {
  const people = await Promise.all(
    Array.from({ length: 40 }, async (_, i) => {
      const browser = new PlainBrowser(i % 2 ? first.browser.origin : second.browser.origin);
      return { username: `racer-${i}`, browser, form: await browser.open('/register', 'claim') };
    }),
  );
  const password = 'a long and private sentence';
  const answers = await Promise.all(
    people.map(async ({ username, browser, form }) => {
      const email = `${username}@example.org`;
      const answer = await form.send({ username, email, password, confirmPassword: password });
      return { username, browser, answer, page: await answer.text() };
    }),
  );
  const won = answers.filter(({ answer }) => answer.headers.get('location') === '/admin');
  expect(won).toHaveLength(1);
  for (const { username, answer, page } of answers.filter((one) => one !== won[0])) {
    expect(answer.status).toBe(200);
    expect(page).toContain('Somebody else has become the owner of this site meanwhile.');
    expect(page).toContain(`value="${username}"`);
  }
  owner = won[0]!.browser;
});

test('what is published at one process is seen within a second at all others', async () => {
  for (const round of [1, 2, 3]) {
    const title = `News of round ${round}`;
    expect((await readAll()).join()).not.toContain(title);
    await publish(title);
    await expect.poll(isEverywhere(title), { timeout: 1000, interval: 50 }).toBe(true);
  }
});

test('a process that dies is replaced, and its successor shows what is there', async () => {
  const [worker] = workersThatServed();
  process.kill(worker!, 'SIGKILL');
  await expect.poll(workersThatServed, { timeout: 20_000 }).toHaveLength(3);
  await publish('News after the fall');
  await expect.poll(isEverywhere('News after the fall'), { timeout: 20_000 }).toBe(true);
});

/** Home, from both servers, each time on a connection of its own, so that both processes behind one port are asked. */
const readAll = () =>
  Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      const { origin } = (i % 2 ? first : second).browser;
      return (await new PlainBrowser(origin).get('/', { connection: 'close' })).text();
    }),
  );

const isEverywhere = (text: string) => async () => (await readAll()).every((page) => page.includes(text));

async function publish(title: string): Promise<void> {
  const form = await owner.open('/admin/posts/new', 'title');
  const answer = await form.send({ title, body: 'Read everywhere.', tags: '', intent: 'publish' });
  if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`);
}

/** Process ids from the log. */
const workersThatServed = (): number[] =>
  second.process
    .output()
    .split('\n')
    .filter((line) => line.includes('a worker serves'))
    .map((line) => (JSON.parse(line) as { worker: number }).worker);
