import { readFileSync } from 'node:fs';
import type postgres from 'postgres';
import { statementsOf } from '@/lib/testing/plans-of';
import { median } from '../quantile';

/** Milliseconds of CPU. */
export type Cost = { planning: number; execution: number };

/** Milliseconds of CPU that one measurement lasts at least, so that a single run's jitter does not count. */
const LASTS = 30;
const MEASUREMENTS = 5;
const WARM_RUNS = 5;

/**
 * What the statements of one run cost the database. Each is sent again and again over one connection, whose process
 * Linux keeps an account of: what else the machine does hardly changes it. Reading and planning a statement is told
 * apart, because it does not grow with the site.
 */
export async function costOfRun(admin: postgres.Sql, run: () => Promise<unknown>): Promise<Cost> {
  const cost = { planning: 0, execution: 0 };
  for (const { query, values } of await statementsOf(run)) {
    const send = (text: string) => costOf(admin, () => admin.unsafe(text, values as never));
    const [planning, all] = [await send(`explain ${query}`), await send(query)];
    cost.planning += Math.min(planning, all);
    cost.execution += Math.max(0, all - planning);
  }
  return cost;
}

/** Of what can be run `supply` times alone, over a pool; its planning is not told apart. */
export async function costOfChange(
  admin: postgres.Sql,
  run: () => Promise<unknown>,
  supply: number,
): Promise<Cost> {
  for (let i = 0; i < WARM_RUNS; i++) await run();
  const rows = await admin<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'colophon' and datname = current_database()`;
  const count = Math.floor((supply - WARM_RUNS) / MEASUREMENTS);
  const pids = rows.map(({ pid }) => pid);
  return { planning: 0, execution: await timed(pids, run, count) };
}

async function costOf(client: postgres.Sql, run: () => Promise<unknown>): Promise<number> {
  const [row] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`;
  for (let i = 0; i < WARM_RUNS; i++) await run();
  const once = await timed([row!.pid], run, 1);
  return timed([row!.pid], run, Math.min(200, Math.ceil(LASTS / Math.max(once, 0.05))));
}

async function timed(pids: number[], run: () => Promise<unknown>, count: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < MEASUREMENTS; i++) {
    const before = cpuOf(pids);
    for (let one = 0; one < count; one++) await run();
    times.push((cpuOf(pids) - before) / count);
  }
  return median(times);
}

function cpuOf(pids: number[]): number {
  const nanoseconds = pids.map((pid) => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]));
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}
