import { createHash } from 'node:crypto';
import type { Schedule } from '@/lib/backup/schedules';
import { fromWallTime, toWallTime } from '@/lib/site/time-zone';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const HOUR_OF_NIGHT = 3;

export type Rhythm = { schedule: Schedule; timeZone: string; /** Minutes after three. */ spread: number };

/** Sites on one machine do not all begin at the same minute. */
export const spreadOf = (site: string): number =>
  createHash('sha256').update(site).digest().readUInt32BE() % 60;

/** The last moment at which a backup was due, at night on the clocks of the site; null for never. */
export function lastDue(now: Date, { schedule, timeZone, spread }: Rhythm): Date | null {
  if (schedule === 'never') return null;
  const wall = toWallTime(now, timeZone);
  const midnight = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate());
  for (let back = 0; ; back++) {
    const due = new Date(midnight - back * DAY + (HOUR_OF_NIGHT * 60 + spread) * MINUTE);
    if (schedule === 'weekly' && due.getUTCDay() !== 0) continue;
    const moment = fromWallTime(due, timeZone);
    if (moment <= now) return moment;
  }
}

/** Milliseconds between two of them. */
export const intervalOf = (schedule: Schedule): number =>
  schedule === 'never' ? Infinity : schedule === 'daily' ? DAY : 7 * DAY;

/**
 * Whether one is due that was not begun yet, also where nobody was there at night.
 * @param since when the last was begun, or the site was claimed; null for a site of nobody
 */
export function isBackupDue(now: Date, since: Date | null, rhythm: Rhythm): boolean {
  const due = lastDue(now, rhythm);
  return due !== null && since !== null && since < due;
}
