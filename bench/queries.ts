import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import postgres from 'postgres';
import { keepAnswersByContent } from '@/lib/memo-by-content';
import { raiseContentVersion } from '@/lib/server/http/content-version';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { startDatabases } from './database';
import { costOfChange, costOfRun, type Cost } from './queries/measure';
import { seedLarge, LARGE } from './queries/seed';
import { printTable } from './report';

/** How much more than what was tried a query may take. */
const ALLOWED = 2;

/** What each query of a large site costs the database, beside what it may. */
export async function benchQueries(shutdown: Shutdown): Promise<void> {
  if (!existsSync('/proc/self/schedstat'))
    throw new Error('the CPU of PostgreSQL is read from /proc, of Linux');
  const databases = await startDatabases(shutdown);
  console.log(`${LARGE.posts} posts and ${LARGE.comments} comments…`);
  const { url, adminUrl } = await databases.makeEmpty('bench_queries');
  await seedLarge(adminUrl);
  process.env.DATABASE_URL = url;
  process.env.AUTH_SECRET = randomBytes(33).toString('base64');
  const admin = postgres(adminUrl, { max: 1 });
  shutdown.add(() => admin.end());
  const { closeDatabase } = await import('@/lib/db');
  shutdown.add(closeDatabase);
  await measureAll(admin);
}

async function measureAll(admin: postgres.Sql): Promise<void> {
  const { findSpeed } = await import('./queries/reference');
  const { makeCases } = await import('./queries/cases');
  const stop = keepAnswersByContent();
  const cases = await makeCases(LARGE);
  await binPosts(admin);
  await admin`vacuum analyze posts`;
  const { speed, shares } = await findSpeed(admin);
  console.log('\nThis machine by statements whose cost elsewhere is known (1 = as fast)\n');
  printTable(
    ['statement', 'share'],
    shares.map(([name, share]) => [name, share.toFixed(2)]),
  );
  const rows: string[][] = [];
  for (const { name, tried, run, isAnew, supply } of cases) {
    if (isAnew) raiseContentVersion();
    const cost = supply ? await costOfChange(admin, run, supply) : await costOfRun(admin, run);
    rows.push(rowOf(name, cost, tried && tried * speed * ALLOWED));
  }
  stop();
  console.log(
    `\nMilliseconds of the database's CPU. Its execution may take ${ALLOWED} × what was tried × ${speed.toFixed(2)}\n`,
  );
  printTable(['query', 'planning', 'execution', 'may take', 'share'], rows);
}

const rowOf = (name: string, { planning, execution }: Cost, bound: number | null): string[] => [
  name,
  planning ? planning.toFixed(2) : '–',
  execution.toFixed(2),
  bound === null ? '–' : bound.toFixed(2),
  bound === null ? '–' : `${(execution / bound).toFixed(2)}${execution > bound ? ' too much' : ''}`,
];

/** Those that are purged. */
async function binPosts(admin: postgres.Sql): Promise<void> {
  await admin`update posts set deleted_at = now(), deleted_by_id = 1 where id between ${LARGE.posts * 0.5}::int and ${LARGE.posts * 0.505}::int`;
}
