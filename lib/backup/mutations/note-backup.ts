import 'server-only';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { backups } from '@/drizzle/schema';
import { db } from '@/lib/db';

type Begun = { fileName: string; isScheduled: boolean; isEncrypted: boolean };

/** For whoever has the lock of backups: what was not finished then never will be. @returns the id of the new one */
export async function noteBegun(begun: Begun): Promise<number> {
  await endInterrupted();
  // One that failed within the same second had the same name; ids say what was made later.
  await db.delete(backups).where(eq(backups.fileName, begun.fileName));
  const [row] = await db.insert(backups).values(begun).returning({ id: backups.id });
  return row!.id;
}

async function endInterrupted(): Promise<void> {
  await forgetChecks();
  await db
    .delete(backups)
    .where(and(isNull(backups.finishedAt), lt(backups.createdAt, sql`now() - interval '30 days'`)));
  await db
    .update(backups)
    .set({ problem: 'It was interrupted before it was whole.', counts: {} })
    .where(and(isNull(backups.finishedAt), eq(backups.problem, '')));
}

/** While it is made, `counts` says how far it is. */
export async function noteProgress(id: number, step: string, percent: number): Promise<void> {
  await db
    .update(backups)
    .set({ counts: { [step]: percent } })
    // What was told last may arrive last.
    .where(and(eq(backups.id, id), isNull(backups.finishedAt), eq(backups.problem, '')));
}

/** While one that is there is verified, `counts` has that beside what is in it. */
export async function noteChecking(id: number, percent: number): Promise<void> {
  await db
    .update(backups)
    .set({ counts: sql`${backups.counts} || jsonb_build_object('check', ${percent}::int)` })
    .where(eq(backups.id, id));
}

async function forgetChecks(): Promise<void> {
  await db
    .update(backups)
    .set({ counts: withoutCheck })
    .where(sql`jsonb_exists(${backups.counts}, 'check')`);
}

const withoutCheck = sql`${backups.counts} - 'check'`;

export async function noteFinished(
  id: number,
  { byteSize, counts }: { byteSize: number; counts: Record<string, number> },
): Promise<void> {
  await db
    .update(backups)
    .set({ byteSize, counts, finishedAt: sql`now()` })
    .where(eq(backups.id, id));
}

export async function noteFailed(id: number, problem: string): Promise<void> {
  await db.update(backups).set({ problem, counts: {} }).where(eq(backups.id, id));
}

/** @param problem what is wrong with it; empty for nothing @param isKnown false where it could not be looked at */
export async function noteVerified(id: number, problem: string, isKnown = true): Promise<void> {
  await db
    .update(backups)
    .set({ verifiedAt: isKnown ? sql`now()` : null, verifyProblem: problem, counts: withoutCheck })
    .where(eq(backups.id, id));
}

/** For whoever has the lock of backups: a place for what verifying a file says, also of one that somebody put there. */
export async function noteFound(found: {
  fileName: string;
  isEncrypted: boolean;
  byteSize: number;
  createdAt: Date;
}): Promise<number> {
  await forgetChecks();
  const [row] = await db
    .insert(backups)
    .values({ ...found, finishedAt: found.createdAt })
    .onConflictDoUpdate({ target: backups.fileName, set: { byteSize: found.byteSize } })
    .returning({ id: backups.id });
  return row!.id;
}

export async function noteCounts(id: number, counts: Record<string, number>): Promise<void> {
  await db.update(backups).set({ counts }).where(eq(backups.id, id));
}

export async function forgetBackup(fileName: string): Promise<void> {
  await db.delete(backups).where(eq(backups.fileName, fileName));
}
