import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { makeOwner } from '@/lib/testing/factories';
import { importedFiles, posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { importFolder, type ImportOptions } from '@/lib/import/import-folder';

export const unique = () => Math.random().toString(36).slice(2, 10);

/** A folder on the disk, gone after the test. Names of files must be unique, as the database is shared. */
export async function makeFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-content-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await addFiles(folder, files);
  return folder;
}

export async function addFiles(folder: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}

export const importNow = async (folder: string, options: ImportOptions = {}) =>
  importFolder(await makeOwner(), folder, options);
export const run = async (folder: string, dryRun = false) => (await importNow(folder, { dryRun })).outcomes;
export const resultsOf = async (folder: string, dryRun = false) =>
  (await run(folder, dryRun)).map(({ result, why }) => (why ? `${result}: ${why}` : result));

export async function postOf(file: string) {
  const [row] = await db
    .select({ post: posts })
    .from(importedFiles)
    .innerJoin(posts, eq(posts.id, importedFiles.postId))
    .where(eq(importedFiles.path, file));
  if (!row) throw new Error(`nothing was made of ${file}`);
  return row.post;
}
