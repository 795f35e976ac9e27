import { randomBytes } from 'node:crypto';
import bcrypt from 'bcryptjs';
import postgres from 'postgres';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { PlainBrowser } from '@/lib/testing/plain-browser';
import { startDatabases, temporaryFolder } from './database';
import { median, quantile } from './quantile';
import { printTable } from './report';
import { startColophon } from './servers';

const ROUNDS = 30;
const COST = 12;
const PASSWORD = 'a password that somebody has';

const attempts = {
  'a name that nobody has': { identifier: 'nobody', password: PASSWORD },
  'a wrong password': { identifier: 'member', password: 'another password than that' },
  'a disabled account, right password': { identifier: 'disabled', password: PASSWORD },
  'a disabled account, wrong password': { identifier: 'disabled', password: 'another password than that' },
};

export async function benchLogin(shutdown: Shutdown): Promise<void> {
  const databases = await startDatabases(shutdown);
  const url = await databases.make(10);
  await insertPeople(url);
  const { url: origin } = await startColophon(
    {
      DATABASE_URL: url,
      DATA_DIR: await temporaryFolder(shutdown),
      AUTH_SECRET: randomBytes(33).toString('base64'),
      BCRYPT_COST: String(COST),
    },
    shutdown,
  );
  const form = await new PlainBrowser(origin).open('/login', 'identifier');
  const times = new Map(Object.keys(attempts).map((name): [string, number[]] => [name, []]));
  // Twice before the first that counts: what is made once is made, and hot code is compiled.
  for (let round = -2; round < ROUNDS; round++) {
    for (const [name, fields] of inTurn(Object.entries(attempts), round)) {
      const startedAt = performance.now();
      // Each from an address of its own, so that no limit spares a hash.
      const answer = await form.send(fields, { 'x-forwarded-for': newAddress() });
      const body = await answer.text();
      const took = performance.now() - startedAt;
      if (answer.status !== 200 || !body.includes('password is wrong'))
        throw new Error(`${name}: ${answer.status}`);
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  print(times);
}

async function insertPeople(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  for (const username of ['member', 'disabled']) {
    await sql`insert into users (username, email, name, password_hash, disabled_at)
      values (${username}, ${`${username}@example.org`}, ${username}, ${bcrypt.hashSync(PASSWORD, COST)},
        ${username === 'disabled' ? new Date() : null})`;
  }
  await sql.end();
}

function inTurn<T>(all: T[], round: number): T[] {
  const first = (round + all.length) % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

const newAddress = () => ['198.51', ...randomBytes(2)].join('.');

function print(times: Map<string, number[]>): void {
  const medians = [...times].map(([name, all]) => ({ name, all, middle: median(all) }));
  const reference = medians[0]!.middle;
  console.log(`\n${ROUNDS} refused logins of each kind, in turn, at cost ${COST}\n`);
  printTable(
    ['login with', 'median ms', 'p10 ms', 'p90 ms', '÷ first'],
    medians.map(({ name, all, middle }) => [
      name,
      ...[middle, quantile(all, 0.1), quantile(all, 0.9)].map((time) => time.toFixed(1)),
      (middle / reference).toFixed(3),
    ]),
  );
  const all = medians.map(({ middle }) => middle);
  const spread = Math.max(...all) / Math.min(...all) - 1;
  console.log(`\nThe medians are within ${(spread * 100).toFixed(1)} % of each other; the goal is 10 %.`);
  if (spread > 0.1) process.exitCode = 1;
}
