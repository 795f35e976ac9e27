import 'server-only';
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { backups, site } from '@/drizzle/schema';
import { listBackupFiles } from '@/lib/backup/backup-file';
import type { Schedule } from '@/lib/backup/schedules';
import { db } from '@/lib/db';

/**
 * What decides whether the schedule has something to do. `since`: the last one it began, or the site was claimed; what a
 * clock that was ahead has dated does not count.
 */
export async function getScheduleFacts(): Promise<{
  schedule: Schedule;
  timeZone: string;
  since: Date | null;
}> {
  const last = db
    .select({
      at: sql<Date>`max(${backups.createdAt}) filter (where ${backups.createdAt} <= now())`.as('at'),
    })
    .from(backups)
    .where(eq(backups.isScheduled, true))
    .as('last');
  const [row] = await db
    .select({
      schedule: site.backupSchedule,
      timeZone: site.timeZone,
      since:
        sql<Date | null>`case when ${site.claimedAt} <= now() then greatest(${last.at}, ${site.claimedAt})
          when ${site.claimedAt} is not null then coalesce(${last.at}, to_timestamp(0)) end`.mapWith(
          site.claimedAt,
        ),
    })
    .from(site)
    .leftJoin(last, sql`true`)
    .where(eq(site.id, 1));
  return row ?? { schedule: 'never', timeZone: 'UTC', since: null };
}

/**
 * Files of the schedule beyond as many whole ones as are kept, in the order in which they were made, whatever the clock
 * said. One that is gone, or was not found whole, takes nobody's place.
 */
export async function listSurplus(): Promise<string[]> {
  const [settings] = await db.select({ kept: site.backupsKept }).from(site).where(eq(site.id, 1));
  const made = await db
    .select({
      fileName: backups.fileName,
      isWhole: sql<boolean>`${backups.verifiedAt} is not null and ${backups.verifyProblem} = ''`,
    })
    .from(backups)
    .where(and(eq(backups.isScheduled, true), isNotNull(backups.finishedAt)))
    .orderBy(desc(backups.id));
  const files = await listBackupFiles();
  const surplus: string[] = [];
  let whole = 0;
  for (const { fileName, isWhole } of made) {
    if (whole >= (settings?.kept ?? 7)) surplus.push(fileName);
    else if (isWhole && files.has(fileName)) whole++;
  }
  return surplus;
}
