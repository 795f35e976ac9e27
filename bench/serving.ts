import { randomBytes } from 'node:crypto';
import os from 'node:os';
import postgres from 'postgres';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { startDatabases, temporaryFolder } from './database';
import { logInEightAtATime, publishEverySecond, type Disturbance } from './disturb';
import { measure, medianOf, type Load, type Measure } from './load';
import { printTable, ratio, whole } from './report';
import { fetchRaw, memoryOf, startColophon, startNext, startNginx, startRaw, type Server } from './servers';

type Case = { name: string; load: Load; during?: () => Disturbance; prepare?: () => Promise<Partial<Load>> };

const POSTS = 1000;
const ROUNDS = 3;
/** Below what saturates the client, so that latency is the server's and not the queue's. */
const STEADY = 1000;

export async function benchServing(shutdown: Shutdown): Promise<void> {
  const databases = await startDatabases(shutdown);
  const url = await databases.make(POSTS);
  const variables = {
    DATABASE_URL: url,
    DATA_DIR: await temporaryFolder(shutdown),
    AUTH_SECRET: randomBytes(33).toString('base64'),
    BCRYPT_COST: '12',
  };
  const colophon = await startColophon(variables, shutdown);
  const next = await startNext(variables, shutdown);
  const sql = postgres(url, { max: 1 });
  shutdown.add(() => sql.end());
  const memory = [memoryOf(colophon)];
  const cold = await measureCold(colophon, sql);
  const cases = await makeCases(colophon, next, sql, shutdown);
  const measures = await runRounds(cases);
  memory.push(memoryOf(colophon));
  print(cold, cases, measures, memory);
}

async function measureCold({ url }: Server, sql: postgres.Sql): Promise<Measure> {
  for (let i = 0; i < 20; i++) await fetch(`${url}/posts/post-${i + 1}`).then((response) => response.text());
  await sql`select pg_notify('content_changed', '')`;
  await new Promise((resolve) => setTimeout(resolve, 200));
  let post = 0;
  return measure({ url, amount: POSTS, connections: 10, nextPath: () => `/posts/post-${++post}` });
}

async function makeCases(
  { url }: Server,
  next: Server,
  sql: postgres.Sql,
  shutdown: Shutdown,
): Promise<Case[]> {
  // Not the newest post, which has the long thread.
  const post = '/posts/post-500';
  const brotli = { 'accept-encoding': 'br' };
  await fetch(url + post).then((response) => response.text());
  await new Promise((resolve) => setTimeout(resolve, 200));
  const identity = await fetchRaw(url + post, 'identity');
  const compressed = await fetchRaw(url + post, 'br');
  const raw = await startRaw('raw', identity, shutdown);
  const rawBrotli = await startRaw('raw brotli', compressed, shutdown);
  const nginx = await startNginx(identity.body, shutdown);
  const signedIn = {
    cookie: `__Host-session=${'x'.repeat(300)}; signed_in=1`,
    'accept-encoding': 'identity',
  };
  let missing = 0;
  return [
    { name: 'reference: raw http', load: { url: raw.url + post } },
    { name: 'post', load: { url: url + post } },
    { name: 'post, signed in', load: { url: url + post, headers: signedIn } },
    { name: 'reference: next start', load: { url: next.url + post } },
    ...(nginx ? [{ name: 'reference: nginx', load: { url: `${nginx.url}/page.html` } }] : []),
    { name: 'reference: raw brotli', load: { url: rawBrotli.url + post } },
    { name: 'post, brotli', load: { url: url + post, headers: brotli } },
    { name: 'home', load: { url: `${url}/` } },
    { name: 'feed', load: { url: `${url}/feed.xml` } },
    {
      name: 'post, 304',
      load: { url: url + post, status: 304 },
      prepare: async () => ({ headers: { 'if-none-match': (await fetchRaw(url + post, 'identity')).etag } }),
    },
    { name: 'random 404s', load: { url, nextPath: () => `/no-${Date.now()}-${++missing}`, status: 404 } },
    { name: 'post, 1 publish/s', load: { url: url + post }, during: () => publishEverySecond(sql) },
    { name: `post at ${STEADY}/s`, load: { url: url + post, at: STEADY } },
    {
      name: `post at ${STEADY}/s, 8 logins`,
      load: { url: url + post, at: STEADY },
      during: () => logInEightAtATime(url),
    },
  ];
}

/** Each case once per round, so that a noisy minute of the machine hits all of them. */
async function runRounds(cases: Case[]): Promise<Measure[][]> {
  const measures: Measure[][] = cases.map(() => []);
  for (const { load, prepare } of cases) await measure({ ...load, ...(await prepare?.()), seconds: 1 });
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [i, { name, load, during, prepare }] of cases.entries()) {
      const prepared = await prepare?.();
      const disturbance = during?.();
      const result = await measure({ ...load, ...prepared, seconds: during ? 5 : 3 });
      measures[i]?.push(result);
      console.log(`round ${round}, ${name}: ${whole(result.rate)}/s ${(await disturbance?.stop()) ?? ''}`);
    }
  }
  return measures;
}

function print(cold: Measure, cases: Case[], measures: Measure[][], memory: number[]): void {
  const medians = new Map(cases.map(({ name }, i) => [name, medianOf(measures[i] ?? [])]));
  const rate = (name: string) => medians.get(name)?.rate;
  const rows = [...medians].map(([name, { rate: perSecond, p50, p99, failed }]) => [
    name,
    whole(perSecond),
    String(p50),
    String(p99),
    String(failed),
    ratio(perSecond, rate(name.includes('brotli') ? 'reference: raw brotli' : 'reference: raw http')),
    ratio(perSecond, rate('reference: next start')),
  ]);
  rows.push([
    'cold, each post once',
    whole(cold.rate),
    String(cold.p50),
    String(cold.p99),
    String(cold.failed),
    '–',
    '–',
  ]);
  console.log(
    `\nMedians of ${ROUNDS} interleaved rounds, ${POSTS} posts, 50 connections (cold: 10), ${os.cpus().length} cores\n`,
  );
  printTable(['case', 'req/s', 'p50 ms', 'p99 ms', 'failed', '÷ raw', '÷ next start'], rows);
  console.log(
    `\nMemory of the server: ${memory.map((megabytes) => `${whole(megabytes)} MB`).join(' at first, ')} at the end.`,
  );
}
