import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type Postmaster = { pid: number; port: number; isReady: boolean };

export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const lines = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => null,
  );
  if (!lines) return null;
  const pid = Number(lines[0]);
  if (!isPostmaster(pid, cluster)) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/** The caller holds the lock of the data folder, so nobody else can be using it on purpose. */
export async function endOrphan(cluster: string): Promise<void> {
  const orphan = await findPostmaster(cluster);
  if (orphan) await end(orphan.pid, cluster);
  // Left by a process that is gone; PostgreSQL would refuse to start if its number were in use again.
  await rm(path.join(cluster, 'postmaster.pid'), { force: true });
}

async function end(pid: number, cluster: string): Promise<void> {
  // Fast, then immediate (recovers at the next start), then by force.
  for (const [signal, milliseconds] of patience) {
    process.kill(pid, signal);
    for (let waited = 0; waited < milliseconds; waited += 50) {
      await sleep(50);
      if (!isPostmaster(pid, cluster)) return;
    }
  }
}

const patience = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 3000],
  ['SIGKILL', 3000],
] as const;

/** After a crash, or in a new container, the number in the file may belong to any other process. */
export function isPostmaster(pid: number, cluster: string): boolean {
  return Number.isInteger(pid) && pid > 1 && `${commandLine(pid)} `.includes(` -D ${cluster} `);
}

function commandLine(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
