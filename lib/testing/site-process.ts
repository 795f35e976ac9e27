import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

export type SiteProcess = { child: ChildProcess; output: () => string; exited: Promise<number | null> };

/** Runs a file of the repository as `npm start` runs server.ts, with nothing set but what is given, for one test. */
export function runNode(args: string[], environment: Record<string, string> = {}): SiteProcess {
  const site = startProcess(args, environment);
  onTestFinished(() => void site.child.kill('SIGKILL'));
  return site;
}

/** The same until the caller ends it. */
export function startProcess(args: string[], environment: Record<string, string> = {}): SiteProcess {
  const child = spawn(process.execPath, ['--import', './scripts/load-typescript.mjs', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment } as unknown as NodeJS.ProcessEnv,
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  return {
    child,
    output: () => output,
    exited: once(child, 'close').then(([code]) => code as number | null),
  };
}

/** Resolves when the process has printed the text. */
export async function printed(site: SiteProcess, text: string): Promise<void> {
  while (!site.output().includes(text)) {
    const ended = await Promise.race([
      site.exited.then(() => true),
      new Promise<false>((resolve) => setTimeout(resolve, 20, false)),
    ]);
    if (ended && !site.output().includes(text)) throw new Error(`ended without "${text}":\n${site.output()}`);
  }
}
