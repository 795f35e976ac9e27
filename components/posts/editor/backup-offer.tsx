'use client';

import { useEffect, useState } from 'react';
import type { FormValues } from '@/lib/form-state';
import { dropBackupAt, listOthersBackups, type Backup } from './fields/backups';
import { changedFields } from './fields/field-values';

type BackupOfferProps = { post: string; stored: FormValues; onRestore: (backup: Backup) => void };

/** Text that another page of this browser could not save. It waits, whatever is written meanwhile. */
export function BackupOffer({ post, stored, onRestore }: BackupOfferProps) {
  const [backups, setBackups] = useState(() => listOthersBackups(post));
  // What was saved by another way since is no news.
  useEffect(() => {
    for (const { key, values } of backups) if (changedFields(values, stored).length === 0) dropBackupAt(key);
  }, [backups, stored]);
  const [backup, ...others] = backups.filter(({ values }) => changedFields(values, stored).length > 0);
  if (!backup) return null;
  const end = () => {
    dropBackupAt(backup.key);
    setBackups(others);
  };
  return (
    <div role="status" className="notice notice-row">
      <p>
        This browser kept text from {new Date(backup.keptAt).toLocaleString()} that was never saved.
        {backup.version !== (stored.version ?? '') && ' The post was saved elsewhere since.'}
      </p>
      <button
        type="button"
        className="button"
        onClick={() => {
          onRestore(backup);
          end();
        }}
      >
        Restore it
      </button>
      <button type="button" className="button button-quiet" onClick={end}>
        Discard it
      </button>
    </div>
  );
}
