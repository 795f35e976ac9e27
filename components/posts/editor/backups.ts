import { z } from '@/lib/zod';
import type { FormValues } from '@/lib/form-state';

/** Texts that were typed and not yet saved, kept in this browser per post. */
export type Backup = { values: FormValues; version: string; keptAt: number };

const BackupSchema = z.object({
  values: z.record(z.string(), z.string()),
  version: z.string(),
  keptAt: z.number(),
});

const keyOf = (post: string) => `colophon:unsaved:${post}`;

/** Posts whose unsaved text is given up: leaving the page must not keep it once more. */
const abandoned = new Set<string>();

// Storage may be forbidden or full. Writing goes on without the safety net then.

export function readBackup(post: string): Backup | null {
  try {
    return BackupSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(post)) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

export function keepBackup(post: string, backup: Backup): void {
  if (abandoned.has(post)) return;
  try {
    localStorage.setItem(keyOf(post), JSON.stringify(backup));
  } catch {
    return;
  }
}

export function dropBackup(post: string): void {
  try {
    localStorage.removeItem(keyOf(post));
  } catch {
    return;
  }
}

/** Drops the copy for good, before a link that leaves with the changes unsaved on purpose. */
export function abandonBackup(post: string): void {
  abandoned.add(post);
  dropBackup(post);
}
