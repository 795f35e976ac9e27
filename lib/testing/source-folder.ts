import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { makeOwner } from '@/lib/testing/factories';
import { importedFiles, importItems, posts, type ImportOptions } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { discardImport } from '@/lib/import/mutations/discard-import';
import { reportOf } from '@/lib/import/report';
import { importSource } from '@/lib/import/run/import-source';

export const unique = () => Math.random().toString(36).slice(2, 10);

/** A folder on the disk, gone after the test. Names of files must be unique, as the database is shared. */
export async function makeFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'colophon-content-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await addFiles(folder, files);
  return folder;
}

export async function addFiles(folder: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}

type Trial = { name?: string; dryRun?: boolean; options?: ImportOptions };

/** What the command does: a dry run leaves nothing behind. */
export async function importNow(location: string, trial: Trial = {}) {
  const owner = await makeOwner();
  const detail = await importSource(owner, { location, ...trial });
  const items = await db
    .select()
    .from(importItems)
    .where(eq(importItems.importId, detail.id))
    .orderBy(importItems.kind, importItems.key);
  const report = await reportOf(owner, detail, { seconds: 1, isPlan: trial.dryRun === true });
  if (trial.dryRun) await discardImport(owner, detail.id);
  return { ...detail, items, report };
}

const words = {
  create: 'created',
  update: 'updated',
  unchanged: 'unchanged',
  skip: 'skipped',
  fail: 'failed',
};

/** What became of each file, in the order of their paths. */
export const run = async (folder: string, dryRun = false) => {
  const { items } = await importNow(folder, { dryRun });
  return items
    .filter(({ kind }) => kind === 'post' || kind === 'problem')
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ key, action, why, findings, address, becomesPublic }) => ({
      path: key,
      result: action && words[action],
      why: action === 'create' || action === 'update' ? '' : why,
      findings,
      address,
      becomesPublic,
    }));
};

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
