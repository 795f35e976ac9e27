import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadDatabasePassword, loadSecrets } from '@/lib/server/process/secrets';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('20 that start at once agree on the secrets, and so does the next start', async () => {
  const folder = await newFolder();
  const all = await Promise.all(Array.from({ length: 20 }, () => loadSecrets(folder)));
  expect(new Set(all.map((secrets) => secrets.authSecret)).size).toBe(1);
  expect(new Set(all.map((secrets) => secrets.actionsKey)).size).toBe(1);
  expect(await loadSecrets(folder)).toEqual(all[0]);
  expect(Buffer.from(all[0]!.actionsKey, 'base64')).toHaveLength(32);
});

test('nobody else on the machine can read them, and no draft stays behind', async () => {
  const folder = await newFolder();
  await loadSecrets(folder);
  const secrets = path.join(folder, 'secrets');
  expect((await stat(secrets)).mode & 0o777).toBe(0o700);
  const names = await readdir(secrets);
  expect(names.sort()).toEqual(['auth-secret', 'server-actions-key']);
  for (const name of names) expect((await stat(path.join(secrets, name))).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be used is one sentence that names DATA_DIR', async () => {
  await expect(loadSecrets('/dev/null/colophon')).rejects.toThrow(/^DATA_DIR is .* Example: DATA_DIR=/);
});

test.each([
  ['auth-secret', /auth-secret is damaged: it holds nothing\. Restore it .* or remove it/],
  ['server-actions-key', /server-actions-key is damaged: it holds nothing\. Remove it/],
  ['database-password', /database-password is damaged: it holds nothing\. Restore it/],
])('an empty %s is named, and nothing is made in its place', async (name, sentence) => {
  const folder = await newFolder();
  const loadAll = () => Promise.all([loadSecrets(folder), loadDatabasePassword(folder)]);
  await loadAll();
  const file = path.join(folder, 'secrets', name);
  await truncate(file, 0);
  await expect(loadAll()).rejects.toThrow(sentence);
  expect((await stat(file)).size).toBe(0);
});

test('one that was cut short, or is another file, is named too', async () => {
  const folder = await newFolder();
  const { authSecret } = await loadSecrets(folder);
  const file = path.join(folder, 'secrets/auth-secret');
  await truncate(file, 20);
  await expect(loadSecrets(folder)).rejects.toThrow(/auth-secret is damaged/);
  await writeFile(file, authSecret);
  expect((await loadSecrets(folder)).authSecret).toBe(authSecret);
  await writeFile(path.join(folder, 'secrets/server-actions-key'), 'x'.repeat(44));
  await expect(loadSecrets(folder)).rejects.toThrow(/server-actions-key is damaged/);
});
