import 'server-only';
import path from 'node:path';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { countsOf, type Manifest } from '@/lib/backup/archive/manifest';
import { DatabaseTrouble } from '@/lib/backup/database-trouble';
import {
  noteBegun,
  noteChecking,
  noteFailed,
  noteFinished,
  noteProgress,
  noteVerified,
} from '@/lib/backup/mutations/note-backup';
import { verifyArchive } from '@/lib/backup/verify-archive';
import { writeArchive, type ArchiveSource, type OnStep } from '@/lib/backup/write-archive';

export type BackupTask = {
  source: ArchiveSource;
  file: string;
  isScheduled?: boolean;
  /** Whether the list of backups has it: it lies in their folder, and the database is one of this version. */
  isNoted: boolean;
  verifies?: boolean;
  /** Once the list has it. */
  onBegun?: () => void;
  onStep?: OnStep;
};

/** Milliseconds between two looks of others at how far it is. */
const TELL_EVERY = 1000;

/** Writes an archive and verifies it. For whoever has the lock of backups. @throws {ArchiveError} also noted in the list */
export async function makeBackup(task: BackupTask): Promise<{ manifest: Manifest; bytes: number }> {
  const { source, file, isScheduled = false, isNoted, verifies = true, onStep = () => {}, onBegun } = task;
  const id = isNoted
    ? await noteBegun({
        fileName: path.basename(file),
        isScheduled,
        isEncrypted: source.passphrase !== undefined,
      })
    : null;
  onBegun?.();
  const tell = id === null ? onStep : toldInList(id, onStep);
  try {
    const made = await writeArchive(source, file, tell);
    if (id !== null) await noteFinished(id, { byteSize: made.bytes, counts: countsOf(made.manifest) });
    if (verifies) await verifyMade(id, source, file, tell);
    return made;
  } catch (error) {
    if (id !== null && !(error instanceof VerifyError)) await noteFailed(id, wordsFor(error)).catch(() => {});
    throw error;
  }
}

class VerifyError extends ArchiveError {}

async function verifyMade(
  id: number | null,
  { url, passphrase }: ArchiveSource,
  file: string,
  onStep: OnStep,
): Promise<void> {
  try {
    await verifyArchive(url, file, { passphrase, onProgress: (done, total) => onStep('check', done, total) });
    if (id !== null) await noteVerified(id, '');
  } catch (error) {
    const words = wordsFor(error);
    if (id !== null) await noteVerified(id, words, isOfArchive(error)).catch(() => {});
    throw new VerifyError(`${file} was made, and then failed to verify: ${words}`, { cause: error });
  }
}

export const wordsFor = (error: unknown): string =>
  error instanceof ArchiveError ? error.message : 'Something went wrong that only the log can tell.';

/** Whether it says something of the archive, and not of who looked at it. */
export const isOfArchive = (error: unknown): boolean =>
  error instanceof ArchiveError && !(error instanceof DatabaseTrouble);

/** Tells the list of backups how far one is, too; that of what is verified beside what is in it. */
export function toldInList(id: number, onStep: OnStep = () => {}): OnStep {
  let toldAt = 0;
  return (step, done, total) => {
    onStep(step, done, total);
    if (Date.now() - toldAt < TELL_EVERY) return;
    toldAt = Date.now();
    const percent = Math.round((100 * done) / Math.max(1, total));
    void (step === 'check' ? noteChecking(id, percent) : noteProgress(id, step, percent)).catch(() => {});
  };
}
