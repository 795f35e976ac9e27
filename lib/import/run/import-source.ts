import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportOptions } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { wishOf } from '@/lib/import/import-wish';
import { beginImport } from '@/lib/import/mutations/begin-import';
import { requestApply } from '@/lib/import/mutations/request-import';
import { getImport, type ImportDetail } from '@/lib/import/queries/imports';
import { findDueImport, findUnfinishedImport } from '@/lib/import/queries/staged-items';
import type { Progress } from '@/lib/import/run/progress';
import { runImports } from '@/lib/import/run/run-imports';

export type ImportTask = {
  location: string;
  /** Its name in the memory of imports: another name is another blog. */
  name?: string;
  options?: ImportOptions;
  /** Reads and plans, and changes nothing. */
  dryRun?: boolean;
};

/** Milliseconds between two looks at what another process does. */
const LOOK = 500;

/** From the source to the posts; one that was ended in the middle is gone on with. Its state says how it ended. */
export async function importSource(
  actor: Actor,
  { location, name, options, dryRun = false }: ImportTask,
  progress: Progress = {},
): Promise<ImportDetail> {
  const wish = { location, name, options };
  const unfinished = dryRun ? null : await findUnfinishedImport(wishOf(wish));
  const id = unfinished ?? (await beginImport(actor, { ...wish, isUpload: false }));
  const read = await finish(actor, id, progress);
  if (dryRun || read.state !== 'planned') return read;
  await requestApply(actor, id);
  return finish(actor, id, progress);
}

/** Until there is nothing to do for it, by this process or by another one. */
export async function finish(actor: Actor, id: number, progress: Progress = {}): Promise<ImportDetail> {
  while (await findDueImport(id)) {
    if (await runImports(id, progress)) continue;
    const detail = await getImport(actor, id);
    if (detail) progress.onStep?.(detail.done, detail.total);
    await sleep(LOOK, undefined, { signal: progress.signal });
  }
  const detail = await getImport(actor, id);
  if (!detail) throw new Error('the import was discarded');
  return detail;
}
