import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { scripts } from '@/package.json';

const root = path.resolve(import.meta.dirname, '../..');
/** Milliseconds between two looks at the memory. */
const LOOK = 100;

export type CommandRun = {
  out: string;
  /** Null where a signal ended it. */
  code: number | null;
  seconds: number;
  /** Most of its resident memory, in megabytes, without PostgreSQL. */
  peak: number;
};

type Options = {
  dataDir: string;
  /** Of a database that runs already; without one the command starts its own. */
  databaseUrl?: string;
  input?: string;
  /** Seconds after which it is ended as if the power failed. */
  killAfter?: number;
};

/** `npm run NAME -- …` without npm, which would stay beside it. */
export function runCommand(
  name: 'import' | 'admin',
  args: string[],
  { dataDir, databaseUrl = '', input = '', killAfter }: Options,
): Promise<CommandRun> {
  const startedAt = performance.now();
  const child = spawn('sh', ['-c', `${scripts[name]} "$@"`, 'sh', ...args], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      NODE_ENV: 'production',
      INIT_CWD: root,
    },
  });
  let [out, peak] = ['', 0];
  const take = (chunk: Buffer): string => (out += chunk.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const look = setInterval(() => (peak = Math.max(peak, peakOf(child.pid!))), LOOK);
  const kill =
    killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter * 1000);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearInterval(look);
      clearTimeout(kill);
      resolve({ out, code, seconds: (performance.now() - startedAt) / 1000, peak });
    }),
  );
}

/** What the kernel has noted, where it does; elsewhere what is resident now. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)]).stdout.toString()) / 1024;
  }
}

/** A data folder with an owner. @throws when the command does not make one */
export async function claimSite(dataDir: string, databaseUrl?: string): Promise<void> {
  const { code, out } = await runCommand('admin', ['claim', 'bea', 'bea@example.org'], {
    dataDir,
    databaseUrl,
    input: 'violet-harbour-lamp-93',
  });
  if (code !== 0) throw new Error(`the site was not made: ${out}`);
}
