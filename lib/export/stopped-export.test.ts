import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { textEntry } from './entry';
import { exportTo } from './export-to';

/** Writes one file and waits for the end. */
const program = `
const { exportTo } = await import('./lib/export/export-to.ts');
const { createShutdown, endOnSignals } = await import('./lib/server/process/shutdown.ts');
endOnSignals(createShutdown(), console.error, 'command');
await exportTo(process.argv[1], async (target) => {
  await target.add({ path: 'posts/a.md', modifiedAt: new Date(0), content: Buffer.from('A') });
  console.log('written');
  await new Promise((resolve) => setTimeout(resolve, 600_000));
});`;

async function stop(location: string, signal: NodeJS.Signals) {
  const loader = ['--conditions=react-server', '--import', './scripts/load-typescript.mjs'];
  const child = spawn(process.execPath, [...loader, '--input-type=module', '-e', program, location], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill(signal);
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

test.each(['out', 'out.zip'])(
  'an export that is stopped leaves nothing, at the latest with the next: %s',
  async (name) => {
    const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-stopped-'));
    onTestFinished(() => rm(root, { recursive: true }));
    const location = path.join(root, name);
    expect(await stop(location, 'SIGTERM')).toBe(143);
    expect(await readdir(root)).toEqual([]);
    expect(await stop(location, 'SIGKILL')).toBeNull();
    expect(await readdir(root)).toEqual([expect.stringMatching(/\.unfinished-/)]);
    await exportTo(location, (target) => target.add(textEntry('a', 'A')));
    expect(await readdir(root)).toEqual([name]);
  },
  60_000,
);
