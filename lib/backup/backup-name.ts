import { stat } from 'node:fs/promises';
import path from 'node:path';

const ENDINGS = { plain: '.tar', encrypted: '.tar.enc' };

export type BackupNameFacts = { site: string; isEncrypted: boolean; at?: Date; label?: string };

/** `colophon-blog.example.org-2026-11-29T22-10-00Z.tar`: of which site and when, in names that every system takes. */
export function backupName({ site, isEncrypted, at = new Date(), label = '' }: BackupNameFacts): string {
  const host = new URL(site).host.replace(/[^\w.-]/g, '-');
  const time = at.toISOString().slice(0, 19).replaceAll(':', '-');
  return `colophon-${host}-${time}Z${label}${isEncrypted ? ENDINGS.encrypted : ENDINGS.plain}`;
}

export const isBackupName = (name: string): boolean => /^[\w-][\w.-]{0,200}\.tar(\.enc)?$/.test(name);

/** A place that nothing is at yet: several may be made within a second. */
export async function freeBackupFile(folder: string, facts: BackupNameFacts): Promise<string> {
  for (let count = 1; ; count++) {
    const label = `${facts.label ?? ''}${count > 1 ? `-${count}` : ''}`;
    const file = path.join(folder, backupName({ ...facts, label }));
    const isTaken = await stat(file).then(
      () => true,
      () => false,
    );
    if (!isTaken) return file;
  }
}
