'use client';

import { useState } from 'react';
import type { FormValues } from '@/lib/form-state';
import { dropBackup, readBackup, type Backup } from './fields/backups';
import { changedFields } from './fields/field-values';

type BackupOfferProps = { post: string; stored: FormValues; onRestore: (backup: Backup) => void };

export function BackupOffer({ post, stored, onRestore }: BackupOfferProps) {
  const [backup, setBackup] = useState(() => readBackup(post));
  if (!backup || changedFields(backup.values, stored).length === 0) return null;
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
          setBackup(null);
        }}
      >
        Restore it
      </button>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          dropBackup(post);
          setBackup(null);
        }}
      >
        Discard it
      </button>
    </div>
  );
}
