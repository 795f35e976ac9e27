import type { Actor } from '@/lib/access/actor';
import { getOwner } from '@/lib/accounts/sessions/queries/owner';
import { directDatabaseUrl, settings } from '@/lib/env';
import { ImportError } from '@/lib/import/import-error';
import { IMPORT_CHANNEL } from '@/lib/import/mutations/begin-import';
import { failImport } from '@/lib/import/mutations/stage-items';
import { hasPicturesToRetry } from '@/lib/import/queries/count-staged';
import { findDueImport, type ImportRow } from '@/lib/import/queries/staged-items';
import { applyImport } from '@/lib/import/run/apply-import';
import { openSource } from '@/lib/import/run/open-source';
import type { Progress } from '@/lib/import/run/progress';
import { readImport } from '@/lib/import/run/read-import';
import { removeUpload } from '@/lib/import/run/remove-upload';
import { undoImport } from '@/lib/import/run/undo-import';
import { isDatabaseUnavailable } from '@/lib/errors';
import { logger } from '@/lib/server/process/logger';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';
import { withLock } from '@/lib/server/database/with-lock';
import { getSiteTimeZone } from '@/lib/import/queries/site-time-zone';
import { watchQueue } from '@/lib/watch-queue';

/** Looks for imports to read, to apply or to undo, those among them that a process left when it was killed. */
export async function startImports(): Promise<void> {
  await watchQueue({
    channel: IMPORT_CHANNEL,
    work: async () => void (await runImports()),
    failure: 'an import could not be gone on with',
  });
}

/**
 * All that there is to do. @param only the number of one import, of which progress is told
 * @returns false where another process is at it
 */
export async function runImports(only?: number, progress: Progress = {}): Promise<boolean> {
  if (!(await findDueImport(only))) return true;
  const outcome = await withLock(directDatabaseUrl(settings())!, LOCK_KEYS.importWork, async () => {
    for (;;) {
      const row = await findDueImport(only);
      if (!row) return;
      const owner = await getOwner();
      if (owner) await runOne(owner, row, progress);
      else await failImport(row.id, 'This site has no owner yet, and posts need an author.');
    }
  });
  return outcome !== null;
}

async function runOne(owner: Actor, row: ImportRow, progress: Progress): Promise<void> {
  try {
    const isDone = await work(owner, row, progress);
    if (isDone && row.isUpload && row.state === 'applying' && !(await hasPicturesToRetry(row.id)))
      await removeUpload(row.location);
  } catch (error) {
    // It is taken up again, by whoever looks next.
    if (isDatabaseUnavailable(error) || progress.signal?.aborted) throw error;
    if (!(error instanceof ImportError)) logger().error({ err: error, import: row.id }, 'an import failed');
    const sentence = error instanceof Error ? error.message.split('\n')[0] : String(error);
    await failImport(row.id, sentence?.slice(0, 1000) ?? '');
  }
}

async function work(owner: Actor, row: ImportRow, progress: Progress): Promise<boolean> {
  if (row.state === 'undoing') return undoImport(row, progress);
  const { reader, source } = await openSource(row.location, {
    timeZone: row.options.timeZone || (await getSiteTimeZone()),
    base: row.options.base,
  });
  try {
    return row.state === 'reading'
      ? await readImport(row, reader, source, progress)
      : await applyImport(owner, row, reader, progress);
  } finally {
    await reader.close();
  }
}
