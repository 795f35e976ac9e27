import 'server-only';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '@/lib/access/actor';
import { canManageBackups } from '@/lib/access/permissions';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { countsOf } from '@/lib/backup/archive/manifest';
import { isEncrypted } from '@/lib/backup/archive/read-archive';
import { findBackupFile } from '@/lib/backup/backup-file';
import { freeBackupFile, isBackupName } from '@/lib/backup/backup-name';
import { isOfArchive, makeBackup, toldInList, wordsFor } from '@/lib/backup/make-backup';
import {
  forgetBackup,
  noteChecking,
  noteCounts,
  noteFound,
  noteVerified,
} from '@/lib/backup/mutations/note-backup';
import { withWorkLock } from '@/lib/backup/mutations/work-lock';
import { siteSource } from '@/lib/backup/site-source';
import { verifyArchive } from '@/lib/backup/verify-archive';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { logger } from '@/lib/server/process/logger';

export type Begun = 'begun' | 'busy';

/** In the background; the list says how far it is. @throws {NotFoundError | ArchiveError} when it cannot begin */
export async function startBackup(actor: Actor): Promise<Begun> {
  if (!canManageBackups(actor)) throw new NotFoundError();
  const source = await siteSource(settings());
  await recordEvent('backup-made', { actorId: actor.id });
  return inBackground(source.url, async (onBegun) => {
    const facts = { site: source.site, isEncrypted: source.passphrase !== undefined };
    const file = await freeBackupFile(settings().BACKUP_DIR, facts);
    await makeBackup({ source, file, isNoted: true, onBegun });
  });
}

/** In the background, as above. @throws {NotFoundError} */
export async function startVerifying(actor: Actor, fileName: string): Promise<Begun> {
  if (!canManageBackups(actor)) throw new NotFoundError();
  const { file, byteSize, createdAt } = await findBackupFile(fileName);
  const { url, passphrase } = await siteSource(settings());
  return inBackground(url, async (onBegun) => {
    const id = await noteFound({ fileName, byteSize, createdAt, isEncrypted: await isEncrypted(file) });
    await noteChecking(id, 0);
    onBegun();
    const tell = toldInList(id);
    try {
      const onProgress = (done: number, total: number) => tell('check', done, total);
      const { manifest } = await verifyArchive(url, file, { passphrase, onProgress });
      await noteCounts(id, countsOf(manifest));
      await noteVerified(id, '');
    } catch (error) {
      await noteVerified(id, wordsFor(error), isOfArchive(error));
      throw error;
    }
  });
}

/** With its row; also of a file that is gone already. @throws {NotFoundError} */
export async function deleteBackup(actor: Actor, fileName: string): Promise<void> {
  if (!canManageBackups(actor) || !isBackupName(fileName)) throw new NotFoundError();
  await rm(path.join(settings().BACKUP_DIR, fileName), { force: true });
  await forgetBackup(fileName);
  await recordEvent('backup-deleted', { actorId: actor.id, detail: fileName });
}

/** Resolves once it is under way; what goes wrong afterwards stands in the list and in the log. */
function inBackground(url: string, work: (onBegun: () => void) => Promise<void>): Promise<Begun> {
  return new Promise((resolve, reject) => {
    let hasBegun = false;
    const onBegun = () => {
      hasBegun = true;
      resolve('begun');
    };
    withWorkLock(url, () => work(onBegun)).then(
      (outcome) => resolve(outcome ? 'begun' : 'busy'),
      (error: unknown) => {
        if (!hasBegun) return reject(error instanceof Error ? error : new Error(String(error)));
        logger().error({ err: error }, 'a backup or a check of one failed');
      },
    );
  });
}
