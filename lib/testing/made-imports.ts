import { eq } from 'drizzle-orm';
import { importItems, type ImportOptions } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { beginImport } from '@/lib/import/mutations/begin-import';
import { requestApply, requestUndo } from '@/lib/import/mutations/request-import';
import { getImport } from '@/lib/import/queries/imports';
import { findDueImport } from '@/lib/import/queries/staged-items';
import { applyImport } from '@/lib/import/run/apply-import';
import type { Progress } from '@/lib/import/run/progress';
import { readImport } from '@/lib/import/run/read-import';
import { undoImport } from '@/lib/import/run/undo-import';
import type { SourceReader } from '@/lib/import/source-item';
import { makeOwner } from '@/lib/testing/factories';

/** The steps of an import by themselves, of a reader that need not lie anywhere. @returns its number */
export async function readMade(
  reader: SourceReader,
  name: string,
  options: ImportOptions = {},
): Promise<number> {
  const id = await beginImport(await makeOwner(), { location: `/${name}`, isUpload: false, name, options });
  await readImport((await findDueImport(id))!, reader, name);
  return id;
}

export async function applyMade(id: number, reader: SourceReader, progress: Progress = {}): Promise<boolean> {
  const owner = await makeOwner();
  await requestApply(owner, id);
  const row = await findDueImport(id);
  return row !== null && applyImport(owner, row, reader, progress);
}

export async function importMade(
  reader: SourceReader,
  name: string,
  options: ImportOptions = {},
): Promise<number> {
  const id = await readMade(reader, name, options);
  await applyMade(id, reader);
  return id;
}

export async function undoMade(id: number, progress: Progress = {}): Promise<boolean> {
  await requestUndo(await makeOwner(), id);
  const row = await findDueImport(id);
  return row !== null && undoImport(row, progress);
}

export const detailOf = async (id: number) => (await getImport(await makeOwner(), id))!;

/** What became of each thing, by its key. */
export async function outcomesOf(id: number): Promise<Record<string, string>> {
  const rows = await db
    .select({ key: importItems.key, action: importItems.action, why: importItems.why })
    .from(importItems)
    .where(eq(importItems.importId, id))
    .orderBy(importItems.position);
  return Object.fromEntries(
    rows.map(({ key, action, why }) => [key, why ? `${action}: ${why}` : `${action}`]),
  );
}

export async function findingsOf(id: number, key: string): Promise<Record<string, string[]>> {
  const rows = await db
    .select({ key: importItems.key, findings: importItems.findings })
    .from(importItems)
    .where(eq(importItems.importId, id));
  return rows.find((row) => row.key === key)?.findings ?? {};
}
