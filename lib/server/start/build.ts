import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { hashBuildInputs } from '@/lib/server/start/build-hash';
import { takeLock } from '@/lib/server/process/lock';
import type { Say } from '@/lib/server/process/say';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { StartError } from '@/lib/server/process/start-error';

type Options = { root: string; say: Say; shutdown: Shutdown };

const stampFile = (root: string) => path.join(root, '.next/colophon-inputs');

/** A complete build is only read, so the folder may be read-only. */
export async function buildIfStale(options: Options): Promise<void> {
  if (await isFresh(options.root)) return;
  const lock = await takeLock(`build ${options.root}`, () => {
    options.say('Another process is building; waiting for it…');
  });
  try {
    if (!(await isFresh(options.root))) await build(options);
  } finally {
    await lock.release();
  }
}

/** @throws {StartError} with what Next said */
export async function build({ root, say, shutdown }: Options): Promise<void> {
  const inputs = await hashBuildInputs(root);
  const startedAt = Date.now();
  say('Building, which takes a minute or two and happens only when the code has changed…');
  const { code, output } = await runNextBuild({ root, say, shutdown });
  if (code !== 0) throw new StartError(`The build failed:\n\n${output.trim()}\n`);
  await writeFile(stampFile(root), `${inputs}\n`);
  say(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

async function isFresh(root: string): Promise<boolean> {
  const read = (file: string) => readFile(file, 'utf8').catch(() => '');
  const id = await read(path.join(root, '.next/BUILD_ID'));
  const stamp = await read(stampFile(root));
  return id !== '' && stamp.trim() === (await hashBuildInputs(root));
}

async function runNextBuild({
  root,
  say,
  shutdown,
}: Options): Promise<{ code: number | null; output: string }> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  // No database: what a build renders is shown for whatever database it later serves.
  const environment = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: '',
  };
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: environment as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  shutdown.add(() => void child.kill('SIGTERM'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output += `${line}\n`;
      if (/^ ?✓ (Compiled|Finished|Generating|Collecting)/.test(line)) say(`  ${line.trim()}`);
    });
  }
  return { code: await closed, output };
}
