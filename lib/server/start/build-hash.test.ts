import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hashBuildInputs } from '@/lib/server/start/build-hash';

test('a build is stale when what it was made from has changed, and only then', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-build-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(path.join(root, 'app/posts'), { recursive: true });
  const page = path.join(root, 'app/posts/page.tsx');
  await writeFile(page, 'one');
  const hash = await hashBuildInputs(root);

  await utimes(page, 0, 0);
  await writeFile(path.join(root, 'app/posts/page.test.tsx'), 'a test');
  await writeFile(path.join(root, 'README.md'), 'words');
  expect(await hashBuildInputs(root)).toBe(hash);

  await writeFile(page, 'two');
  const changed = await hashBuildInputs(root);
  expect(changed).not.toBe(hash);
  await rm(page);
  expect(await hashBuildInputs(root)).not.toBe(changed);
});
