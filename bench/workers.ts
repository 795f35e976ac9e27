import { randomBytes } from 'node:crypto';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { startDatabases, temporaryFolder } from './database';
import { lightClient, lightRate } from './light-load';
import { median } from './quantile';
import { printTable, ratio, whole } from './report';
import { fetchRaw, startColophon, startRaw, type Server } from './servers';

const POSTS = 1000;
const ROUNDS = 5;
const PROCESSES = 2;

type Case = { name: string; path: string; headers: Record<string, string>; one: Server; several: Server };

export async function benchWorkers(shutdown: Shutdown): Promise<void> {
  const databases = await startDatabases(shutdown);
  const variables = {
    DATABASE_URL: await databases.make(POSTS),
    AUTH_SECRET: randomBytes(33).toString('base64'),
    BCRYPT_COST: '12',
  };
  const start = async (WORKERS: number) =>
    startColophon(
      { ...variables, WORKERS: String(WORKERS), DATA_DIR: await temporaryFolder(shutdown) },
      shutdown,
    );
  const [one, several] = [await start(1), await start(PROCESSES)];
  const post = '/posts/post-500';
  const brotli = { 'accept-encoding': 'br' };
  for (const { url } of [one, several]) await lightRate(url + post, brotli, 1);
  const answer = await fetchRaw(one.url + post, 'br');
  const raw = {
    one: await startRaw('raw', answer, shutdown),
    several: await startRaw('raw', answer, shutdown, PROCESSES),
  };
  const cases: Case[] = [
    { name: 'reference: raw http', path: post, headers: brotli, ...raw },
    { name: 'post from memory', path: post, headers: brotli, one, several },
    { name: 'log-in form, rendered each time', path: '/login', headers: {}, one, several },
  ];
  print(cases, await runRounds(cases));
}

async function runRounds(cases: Case[]): Promise<[number, number][][]> {
  const rates: [number, number][][] = cases.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, { path, headers, one, several }] of cases.entries()) {
      const pair: [number, number] = [
        await lightRate(one.url + path, headers),
        await lightRate(several.url + path, headers),
      ];
      if (round > 0) rates[i]?.push(pair);
    }
  }
  return rates;
}

function print(cases: Case[], rates: [number, number][][]): void {
  console.log(
    `\nRequests per second by ${lightClient}: medians of ${ROUNDS} interleaved rounds, 50 connections\n`,
  );
  printTable(
    ['case', '1 process', `${PROCESSES} processes`, 'ratio'],
    cases.map(({ name }, i) => {
      const pairs = rates[i] ?? [];
      return [
        name,
        whole(median(pairs.map(([one]) => one))),
        whole(median(pairs.map(([, several]) => several))),
        ratio(median(pairs.map(([one, several]) => several / one)), 1),
      ];
    }),
  );
}
