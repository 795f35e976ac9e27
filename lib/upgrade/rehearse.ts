import 'server-only';
import path from 'node:path';
import { loadArchive, migrationsOf } from '@/lib/backup/load-archive';
import { withTemporaryFolder } from '@/lib/backup/temporary-folder';
import { writeArchive, type ArchiveSource, type OnStep } from '@/lib/backup/write-archive';
import { runPending, type Rehearsal } from '@/lib/upgrade/mutations/run-pending';

export type RehearseOptions = {
  source: ArchiveSource;
  /** Where the archive lies until the end. */
  folder: string;
  onStep?: OnStep;
  onMigrate?: () => void;
};

/**
 * Backs the site up, loads that into a scratch schema and does there what an update would do, in one transaction that is
 * taken back. The site is only read. For whoever has the lock of backups.
 * @throws {RefusedMigration} by the database @throws {ArchiveError} where the backup cannot be made or does not hold
 */
export async function rehearse({
  source,
  folder,
  onStep,
  onMigrate = () => {},
}: RehearseOptions): Promise<Rehearsal> {
  return withTemporaryFolder(folder, async (draft) => {
    const file = path.join(draft, 'rehearsal');
    await writeArchive(source, file, onStep);
    const { scratch, manifest } = await loadArchive(source.url, file, {
      passphrase: source.passphrase,
      onProgress: (done, total) => onStep?.('check', done, total),
    });
    try {
      onMigrate();
      return await runPending(scratch, await migrationsOf(manifest));
    } finally {
      await scratch.close();
    }
  });
}
