import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { createShutdown, type Shutdown } from '@/lib/server/process/shutdown';
import { startDatabases, temporaryFolder } from './database';
import { median } from './quantile';
import { printTable } from './report';
import { startColophon } from './servers';

const TRIES = 11;
/** PostgreSQL's idle connections hand in their counters within ten seconds. */
const COUNTERS_SETTLE = 11_000;

type Cost = { milliseconds: number; scans: string };

export async function benchContent(sizes: number[], shutdown: Shutdown): Promise<void> {
  const databases = await startDatabases(shutdown);
  const costs = new Map<string, Cost[]>();
  for (const size of sizes) {
    console.log(`${size} posts and ${size * 10} comments…`);
    const url = await databases.make(size);
    const own = createShutdown();
    shutdown.add(() => own.run());
    for (const [name, cost] of await costsAt(url, size, own))
      costs.set(name, [...(costs.get(name) ?? []), cost]);
    await own.run();
  }
  console.log(
    '\nUncached render, median milliseconds; in brackets tables of posts or comments that were read whole\n',
  );
  printTable(
    ['page', ...sizes.map((size) => `${size} posts`), 'last ÷ first'],
    [...costs].map(([name, list]) => [
      name,
      ...list.map(({ milliseconds, scans }) => `${milliseconds.toFixed(1)}${scans && ` (${scans})`}`),
      ((list.at(-1)?.milliseconds ?? 0) / (list[0]?.milliseconds ?? 1)).toFixed(2),
    ]),
  );
}

async function costsAt(databaseUrl: string, size: number, shutdown: Shutdown): Promise<[string, Cost][]> {
  const sql = postgres(databaseUrl, { max: 1 });
  shutdown.add(() => sql.end());
  const DATA_DIR = await temporaryFolder(shutdown);
  const AUTH_SECRET = randomBytes(33).toString('base64');
  const server = await startColophon({ DATABASE_URL: databaseUrl, DATA_DIR, AUTH_SECRET }, shutdown);
  const pages: [string, string][] = [
    ['home', '/'],
    ['page 50', '/page/50'],
    ['tag', '/tags/tag-1'],
    ['post', `/posts/post-${size / 2}`],
    ['post with 5,000 comments', `/posts/post-${size}`],
    ['archive', '/archive'],
    ['feed', '/feed.xml'],
    ['sitemap', '/sitemap.xml'],
  ];
  const costs: [string, Cost][] = [];
  for (const [name, page] of pages) costs.push([name, await costOf(server.url + page, sql)]);
  return costs;
}

async function costOf(url: string, sql: postgres.Sql): Promise<Cost> {
  const before = await sequentialScans(sql);
  const times: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    await sql`select pg_notify('content_changed', '')`;
    await new Promise((resolve) => setTimeout(resolve, 30));
    const startedAt = performance.now();
    const response = await fetch(url);
    await response.text();
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - startedAt);
  }
  await new Promise((resolve) => setTimeout(resolve, COUNTERS_SETTLE));
  const after = await sequentialScans(sql);
  const scanned = [...after]
    .filter(([table, count]) => count > (before.get(table) ?? 0))
    .map(([table]) => table);
  return { milliseconds: median(times), scans: scanned.join(', ') };
}

async function sequentialScans(sql: postgres.Sql): Promise<Map<string, number>> {
  const rows = await sql<{ relname: string; count: string }[]>`
    select relname, seq_scan as count from pg_stat_user_tables where relname in ('posts', 'comments', 'post_tags')`;
  return new Map(rows.map(({ relname, count }) => [relname, Number(count)]));
}
