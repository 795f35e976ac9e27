import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hash } from 'bcryptjs';
import postgres from 'postgres';
import { hashToken } from '@/lib/access/tokens';
import { makePersonalToken } from '@/lib/accounts/personal-tokens/token-format';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { startDatabases, temporaryFolder } from './database';
import { measure, medianOf, type Measure } from './load';
import { median } from './quantile';
import { printTable, ratio, whole } from './report';
import { startColophon, type Server } from './servers';

const POSTS = 1000;
const ROUNDS = 5;
const PASSWORD = 'a long and private sentence';

/** Calls of one measure of CPU time. */
const CALLS = 1000;
/** Of a second, which Linux counts CPU time in. */
const TICKS = 100;

/** How reading without a token compares with a page from memory, and what a call with one costs the process. */
export async function benchApi(shutdown: Shutdown): Promise<void> {
  const databases = await startDatabases(shutdown);
  const url = await databases.make(POSTS);
  const server = await startColophon(
    {
      DATABASE_URL: url,
      DATA_DIR: await temporaryFolder(shutdown),
      AUTH_SECRET: randomBytes(33).toString('base64'),
    },
    shutdown,
  );
  await compareWithPage(server);
  await measureCpu(server, await makeTokens(server, url));
}

async function compareWithPage({ url }: Server): Promise<void> {
  const paths = {
    'reference: a post’s page': '/posts/post-500',
    'GET /posts/{slug}': '/api/v1/posts/post-500',
    'GET /posts': '/api/v1/posts',
    'GET /posts?tag=…': '/api/v1/posts?tag=tag-1',
    'GET /posts/{id}/comments': '/api/v1/posts/500/comments',
    'GET /tags': '/api/v1/tags',
  };
  const measures = new Map<string, Measure[]>();
  for (const path of Object.values(paths)) await measure({ url: url + path, seconds: 1 });
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, path] of Object.entries(paths))
      measures.set(name, [...(measures.get(name) ?? []), await measure({ url: url + path, seconds: 3 })]);
  const medians = [...measures].map(([name, all]) => ({ name, ...medianOf(all) }));
  printTable(
    ['without a token', 'requests/s', 'p99 ms', 'failed', '÷ page'],
    medians.map(({ name, rate, p99, failed }) => [
      name,
      whole(rate),
      String(p99),
      String(failed),
      ratio(rate, medians[0]!.rate),
    ]),
  );
}

async function makeTokens(
  { url }: Server,
  databaseUrl: string,
): Promise<{ session: string; personal: string }> {
  const sql = postgres(databaseUrl, { max: 1 });
  const personal = makePersonalToken();
  await sql`update users set password_hash = ${await hash(PASSWORD, 4)} where id = 1`;
  await sql`insert into personal_tokens (user_id, name, token_hash, last_four, scopes)
    values (1, 'Benchmark', ${hashToken(personal)}, ${personal.slice(-4)}, ${['account:read', 'posts:read', 'posts:write']})`;
  await sql.end();
  const answer = await fetch(`${url}/api/v1/tokens`, {
    method: 'POST',
    body: JSON.stringify({ identifier: 'owner', password: PASSWORD }),
  });
  const { token } = (await answer.json()) as { token: string };
  return { session: token, personal };
}

/** What the system counts for the process: Next, Node and the driver are in it, PostgreSQL is not. */
async function measureCpu(server: Server, tokens: { session: string; personal: string }): Promise<void> {
  const as = (token: string) => ({ authorization: `Bearer ${token}` });
  const calls = {
    'Next alone (OPTIONS /tags)': { method: 'OPTIONS' as const, path: '/tags', status: 204, headers: {} },
    'GET /me, session': { path: '/me', headers: as(tokens.session) },
    'GET /me, personal': { path: '/me', headers: as(tokens.personal) },
    'GET /posts/{id}, session': { path: '/posts/500', headers: as(tokens.session) },
    'GET /posts/{id}, personal': { path: '/posts/500', headers: as(tokens.personal) },
    'GET /posts, session': { path: '/posts', headers: as(tokens.session) },
    'GET /tags, session': { path: '/tags', headers: as(tokens.session) },
  };
  const measured = new Map<string, number[]>();
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, { path, ...rest }] of Object.entries(calls)) {
      const before = cpuOf(server);
      const { failed } = await measure({
        url: `${server.url}/api/v1${path}`,
        amount: CALLS,
        connections: 5,
        ...rest,
      });
      if (failed > 0) throw new Error(`${name}: ${failed} calls failed`);
      // The first round warms up.
      if (round > 0)
        measured.set(name, [...(measured.get(name) ?? []), ((cpuOf(server) - before) * 1000) / CALLS]);
    }
  const floor = median(measured.get('Next alone (OPTIONS /tags)')!);
  printTable(
    ['with a token', 'ms CPU a call', 'beyond Next'],
    [...measured].map(([name, all]) => [name, median(all).toFixed(2), (median(all) - floor).toFixed(2)]),
  );
}

/** Seconds, of all its threads. */
function cpuOf({ pid }: Server): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
