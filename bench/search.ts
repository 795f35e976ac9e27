import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import postgres from 'postgres';
import { createShutdown, type Shutdown } from '@/lib/server/process/shutdown';
import { startDatabases, temporaryFolder } from './database';
import { seededRandom } from './random';
import { printTable, ratio } from './report';
import { seedSearch } from './search-content';
import { startColophon, type Server } from './servers';

/** Queries of each kind. */
const QUERIES = 60;
/** Requests of each kind, and how many at a time. */
const REQUESTS = 400;
const AT_A_TIME = 4;

type Kind = { name: string; query: (random: () => number) => string };

/** Words as often as the posts have them: a low number is common. */
const word = (random: () => number, from: number, to: number) =>
  `word${Math.floor(from + random() * (to - from))}`;

const kinds: Kind[] = [
  { name: 'rare', query: (random) => `alone${1 + Math.floor(random() * 1000)}` },
  { name: 'middle', query: (random) => word(random, 150, 900) },
  { name: 'common', query: (random) => word(random, 1, 12) },
  { name: 'three words', query: (r) => `${word(r, 1, 12)} ${word(r, 100, 900)} ${word(r, 1, 30)}` },
  {
    name: 'phrase',
    query: (random) => `"${word(random, 1, 4)} ${word(random, 1, 8)} ${word(random, 1, 8)}"`,
  },
  { name: 'negation', query: (random) => `${word(random, 100, 900)} -${word(random, 100, 900)}` },
  { name: 'beginning', query: (random) => `${word(random, 100, 900)}*` },
  { name: 'no result', query: (random) => `nothing${Math.floor(random() * 1e6)}x` },
];

/** CPU of searches: of the database by kind and size, and of whole requests beside pages of the same run. */
export async function benchSearch(sizes: number[], shutdown: Shutdown): Promise<void> {
  const databases = await startDatabases(shutdown);
  const costs = new Map<string, number[]>();
  const note = (name: string, cost: number) => costs.set(name, [...(costs.get(name) ?? []), cost]);
  for (const size of sizes) {
    console.log(`${size} posts…`);
    const { url } = await databases.makeEmpty(`search_${size}`);
    await seedSearch(url, size);
    await measureDatabase(url, note);
    const own = createShutdown();
    shutdown.add(() => own.run());
    await measureRequests(url, note, own);
    await own.run();
  }
  console.log(
    '\nMilliseconds of CPU each: of the database alone, and of database and server for whole requests.\n',
  );
  const reference = costs.get(REFERENCE)!;
  printTable(
    ['', ...sizes.map((size) => `${size} posts`), 'last ÷ first', '÷ reference', 'per core-second'],
    [...costs].map(([name, list]) => [
      name,
      ...list.map((cost) => cost.toFixed(2)),
      ratio(list.at(-1)!, list[0]),
      ratio(list[0]!, reference[0]),
      (1000 / list[0]!).toFixed(0),
    ]),
  );
}

const REFERENCE = 'request: a post, rendered by Next';

async function measureDatabase(url: string, note: (name: string, cost: number) => void): Promise<void> {
  process.env.DATABASE_URL = url;
  process.env.AUTH_SECRET = randomBytes(33).toString('base64');
  const { closeDatabase } = await import('@/lib/db');
  const { settings } = await import('@/lib/env');
  Object.assign(settings(), { DATABASE_URL: url });
  const { inSearch, searchPosts } = await import('@/lib/search/queries/search-posts');
  const { searchTitles } = await import('@/lib/search/queries/search-titles');
  const sql = postgres(url, { max: 1 });
  const titles: Kind = { name: 'titles while typing', query: (random) => word(random, 10, 99).slice(0, 6) };
  try {
    for (const { name, query } of [...kinds, titles]) {
      const random = seededRandom(7);
      const search =
        name === titles.name
          ? (tx: never, typed: string) => searchTitles(tx, null, typed, 8)
          : (tx: never, typed: string) => searchPosts(tx, null, typed);
      const run = (typed: string) => inSearch((tx) => search(tx as never, typed) as Promise<unknown>);
      for (let i = 0; i < 5; i++) await run(query(random));
      const before = await databaseTime(sql);
      for (let i = 0; i < QUERIES; i++) await run(query(random));
      note(`database: ${name}`, ((await databaseTime(sql)) - before) / QUERIES);
    }
  } finally {
    await closeDatabase();
    await sql.end();
  }
}

async function measureRequests(
  url: string,
  note: (name: string, cost: number) => void,
  shutdown: Shutdown,
): Promise<void> {
  const variables = {
    DATABASE_URL: url,
    DATA_DIR: await temporaryFolder(shutdown),
    AUTH_SECRET: randomBytes(33).toString('base64'),
  };
  const server = await startColophon(variables, shutdown);
  const sql = postgres(url, { max: 1 });
  shutdown.add(() => sql.end());
  // After a start the server looks which posts are to be indexed.
  await new Promise((resolve) => setTimeout(resolve, 8000));
  const random = seededRandom(11);
  const searches = Array.from({ length: REQUESTS }, (_, i) => {
    const { query } = kinds[i % kinds.length]!;
    return `/search?q=${encodeURIComponent(`${query(random)} word1`)}`;
  });
  const posts = Array.from({ length: REQUESTS }, (_, i) => `/posts/post-${i + 200}`);
  const cost = (paths: string[]) => costOf(server, sql, paths);
  await cost([...searches.slice(0, 40).map((path) => `${path}+word2`), ...posts.slice(-40)]);
  note(REFERENCE, await cost(posts.slice(0, -40)));
  note('request: a search, not asked before', await cost(searches));
  // As many as the share of memory holds.
  const again = searches.slice(0, 100);
  note('request: a search, asked again', await cost([...again, ...again, ...again]));
  note('request: a post, asked again', await cost(posts.slice(0, -40)));
  note('request: titles while typing', await cost(posts.map((_, i) => `/api/search?q=word${i}&instant=1`)));
}

async function costOf(server: Server, sql: postgres.Sql, paths: string[]): Promise<number> {
  const waiting = [...paths];
  const total = async () => processTime(server.pid) + (await databaseTime(sql));
  const before = await total();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let path; (path = waiting.pop()) !== undefined;) {
        const response = await fetch(server.url + path, { headers: { 'accept-encoding': 'br' } });
        await response.arrayBuffer();
        if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      }
    }),
  );
  return ((await total()) - before) / paths.length;
}

/** Milliseconds of all threads, as Linux counts. */
function processTime(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).reduce((sum, task) => sum + threadTime(`${pid}/task/${task}`), 0);
}

const threadTime = (path: string): number => {
  try {
    return Number(readFileSync(`/proc/${path}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    // It has ended since.
    return 0;
  }
};

/** Of the processes that serve the database's connections. */
async function databaseTime(sql: postgres.Sql): Promise<number> {
  const rows = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  return rows.reduce((sum, { pid }) => sum + threadTime(String(pid)), 0);
}
