import 'server-only';
import { countsOf } from '@/lib/backup/archive/manifest';
import { freeBackupFile } from '@/lib/backup/backup-name';
import { makeBackup } from '@/lib/backup/make-backup';
import { noteBegun, noteFinished, noteVerified } from '@/lib/backup/mutations/note-backup';
import type { ArchiveSource, OnStep } from '@/lib/backup/write-archive';
import { findFormerBackup, LABEL, type FormerBackup } from '@/lib/upgrade/former-backup';
import { migrate } from '@/lib/server/database/migrate';
import { readPending } from '@/lib/server/database/pending';

export type Upgraded = {
  /** The verified backup from before, perhaps of an attempt that failed; null where none was wanted. */
  file: string | null;
  migrated: string[];
  milliseconds: number;
};

export type UpgradeOptions = {
  source: ArchiveSource;
  /** Null goes on without a backup. */
  folder: string | null;
  onStep?: OnStep;
  onBackup?: (file: string, posts: number, bytes: number) => void;
};

/**
 * A verified backup first, then all that is pending, whole or not at all. For whoever has the lock of backups.
 * @throws {ArchiveError} where the backup cannot be made, and nothing was changed; whatever the database refuses
 */
export async function upgrade({
  source,
  folder,
  onStep,
  onBackup = () => {},
}: UpgradeOptions): Promise<Upgraded> {
  const { pending } = await readPending(source.url);
  if (pending.length === 0) return { file: null, migrated: [], milliseconds: 0 };
  const made =
    folder === null
      ? null
      : ((await findFormerBackup(source, folder)) ?? (await backUp(source, folder, onStep)));
  if (made) onBackup(made.file, made.manifest.tables.posts?.rows ?? 0, made.bytes);
  const begun = performance.now();
  await migrate(source.url);
  const milliseconds = performance.now() - begun;
  if (made) await note(made, source.passphrase !== undefined);
  return { file: made?.file ?? null, migrated: pending, milliseconds };
}

async function backUp(source: ArchiveSource, folder: string, onStep?: OnStep): Promise<FormerBackup> {
  const facts = { site: source.site, isEncrypted: source.passphrase !== undefined, label: LABEL };
  const file = await freeBackupFile(folder, facts);
  // The list of backups is one of the tables that an update may change.
  return { file, ...(await makeBackup({ source, file, isNoted: false, verifies: true, onStep })) };
}

/** It is there, listed or not. */
async function note({ file, manifest, bytes }: FormerBackup, isEncrypted: boolean): Promise<void> {
  try {
    const fileName = file.split('/').at(-1)!;
    const id = await noteBegun({ fileName, isScheduled: false, isEncrypted });
    await noteFinished(id, { byteSize: bytes, counts: countsOf(manifest) });
    await noteVerified(id, '');
  } catch {
    return;
  }
}
