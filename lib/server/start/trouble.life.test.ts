import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { freePort } from '@/lib/server/process/free-port';
import { PlainBrowser } from '@/lib/testing/plain-browser';
import { becomeOwner, owner, startProductionSite, type ProductionSite } from '@/lib/testing/production-site';

/** The production build, with a PostgreSQL of its own that the tests stop. */
let folder: string;
let port: number;
let postgres: EmbeddedPostgres;
let site: ProductionSite;
let browser: PlainBrowser;

const startPostgres = () =>
  startEmbeddedPostgres({
    dataDir: path.join(folder, 'database'),
    logger: pino({ level: 'silent' }),
    isDurable: false,
    port,
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-trouble-'));
  port = await freePort();
  postgres = await startPostgres();
  site = await startProductionSite({ databaseUrl: postgres.url, folder });
  ({ browser } = site);
  await becomeOwner(browser);
}, 300_000);

afterAll(async () => {
  await site?.stop();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const session = async () => ((await (await browser.get('/api/session')).json()) as { user: unknown }).user;

/** What only somebody who is logged in gets to see. */
const pages = ['/account', '/account/data', '/account/devices', '/admin', '/admin/users', '/admin/audit'];

test('while PostgreSQL is stopped nobody is let in or sent away, and then the session goes on', async () => {
  for (const page of pages) expect((await browser.get(page)).status, page).toBe(200);
  const profile = await browser.open('/account', 'name');
  const before = await session();
  expect(before).toMatchObject({ username: owner.username, isAdmin: true });

  const { csrfToken } = (await (await browser.get('/api/auth/csrf')).json()) as { csrfToken: string };
  await postgres.stop();
  // A session that cannot be ended keeps its cookie.
  expect((await browser.post('/api/auth/signout', new URLSearchParams({ csrfToken }))).status).toBe(503);
  for (const page of [...pages, '/api/session', '/api/auth/session']) {
    const answer = await browser.get(page);
    const body = await answer.text();
    expect([page, answer.status, answer.headers.get('retry-after')]).toEqual([page, 503, '5']);
    expect(body, page).not.toMatch(/lovelace|canary|isAdmin|ECONNREFUSED|postgres/i);
    expect(answer.headers.get('cache-control'), page).toMatch(/no-store/);
  }

  const text = { username: owner.username, name: 'Changed meanwhile', bio: 'typed for an hour', website: '' };
  const plain = await profile.send(text);
  expect(plain.status).toBe(503);
  expect(await plain.text()).toContain('value="typed for an hour"');
  const scripted = await profile.sendByScript(text);
  expect(await scripted.text()).toMatch(/could not be saved.*typed for an hour/s);
  const visitor = await new PlainBrowser(browser.origin).get('/admin');
  expect(visitor.status).not.toBe(200);

  postgres = await startPostgres();
  await expect.poll(site.isUp, { timeout: 20_000 }).toBe(true);
  expect(await session()).toEqual(before);
  for (const page of pages) expect((await browser.get(page)).status, page).toBe(200);
  expect((await profile.send(text)).status).toBe(200);
  expect(await session()).toMatchObject({ name: 'Changed meanwhile' });
});

test('when too many people log in, some are told by a status when to come back, and keep what they typed', async () => {
  const visitor = new PlainBrowser(browser.origin);
  const form = await visitor.open('/login', 'identifier');
  const { csrfToken } = (await (await visitor.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const ways: Record<string, (typed: Record<string, string>) => Promise<Response>> = {
    'without scripts': (typed) => form.send(typed),
    'with scripts': (typed) => form.sendByScript(typed),
    'next-auth’s own route': (typed) =>
      visitor.post('/api/auth/callback/credentials', new URLSearchParams({ csrfToken, ...typed })),
  };
  const storm = Array.from({ length: 20 }, (_, index) =>
    Object.entries(ways).map(async ([way, send]) => {
      const identifier = `visitor-${index}`;
      const answer = await send({ identifier, password: 'a password of nobody' });
      return { way, identifier, answer, body: await answer.text() };
    }),
  );
  const refused = (await Promise.all(storm.flat())).filter(({ answer }) => answer.status === 503);
  expect(new Set(refused.map(({ way }) => way))).toEqual(new Set(Object.keys(ways)));
  for (const { way, identifier, answer, body } of refused) {
    expect(answer.headers.get('retry-after'), way).toBe('5');
    expect(answer.headers.get('location'), way).toBeNull();
    expect(body, way).not.toContain('a password of nobody');
    if (way.startsWith('next-auth')) continue;
    expect(body, way).toContain('Very many people are logging in');
    expect(body, way).toContain(identifier);
  }
});
