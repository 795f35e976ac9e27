import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { measure } from './load';

/** wrk takes a small part of one core, autocannon all of it: too much where servers are to have both. */
const hasWrk = spawnSync('wrk', ['-v']).error === undefined;

export const lightClient = hasWrk
  ? 'wrk'
  : 'autocannon, which takes a core for itself (wrk is not installed)';

export async function lightRate(url: string, headers: Record<string, string>, seconds = 4): Promise<number> {
  const { rate, failed } = hasWrk
    ? await runWrk(url, headers, seconds)
    : await measure({ url, headers, seconds });
  if (failed > 0) throw new Error(`${url} failed ${failed} times`);
  return rate;
}

async function runWrk(url: string, headers: Record<string, string>, seconds: number) {
  const flags = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await promisify(execFile)('wrk', ['-t1', '-c50', `-d${seconds}s`, ...flags, url]);
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const errors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout) ?? [];
  const failed = errors.slice(1).reduce((sum, count) => sum + Number(count), 0);
  return {
    rate: number(/Requests\/sec:\s*([\d.]+)/),
    failed: failed + number(/Non-2xx or 3xx responses: (\d+)/),
  };
}
