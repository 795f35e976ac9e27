import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseSettings } from '@/lib/env';
import { loadEnvFiles } from '@/lib/server/process/env-files';

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-env-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

test('the environment is stronger than .env.local, and that than .env', async () => {
  const folder = await folderWith({
    '.env.local': 'PORT=4001\n',
    '.env': '\uFEFF# a note\nPORT=4002\nLOG_LEVEL="warn"\nexport WORKERS=2\nDATA_DIR=/srv/data # mine\n',
  });
  const environment: Record<string, string | undefined> = { WORKERS: '3' };
  loadEnvFiles(folder, environment as NodeJS.ProcessEnv);
  expect(parseSettings(environment)).toMatchObject({
    PORT: 4001,
    LOG_LEVEL: 'warn',
    WORKERS: 3,
    DATA_DIR: '/srv/data',
  });
});

test('a folder without such files changes nothing', async () => {
  const environment = { PORT: '1' } as unknown as NodeJS.ProcessEnv;
  loadEnvFiles(await folderWith({}), environment);
  expect(environment).toEqual({ PORT: '1' });
});

test.each(['.env.production', '.env.production.local', '.env.development', '.env.test'])(
  'a file that only a part would obey is refused: %s',
  async (name) => {
    const folder = await folderWith({ [name]: 'PORT=1\n' });
    expect(() => loadEnvFiles(folder, {} as NodeJS.ProcessEnv)).toThrow(
      new RegExp(`^${name.replaceAll('.', '\\.')} is not read.*\\.env or \\.env\\.local`),
    );
  },
);

test('a file that cannot be read is named', async () => {
  const folder = await folderWith({});
  await mkdir(path.join(folder, '.env'));
  expect(() => loadEnvFiles(folder, {} as NodeJS.ProcessEnv)).toThrow(/^\.env cannot be read/);
});
