import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { backups } from '@/drizzle/schema';
import { db } from '@/lib/db';

type Begun = { fileName: string; isScheduled: boolean; isEncrypted: boolean };

/** For whoever has the lock of backups: what was not finished then never will be. @returns the id of the new one */
export async function noteBegun(begun: Begun): Promise<number> {
  await endInterrupted();
  const [row] = await db.insert(backups).values(begun).returning({ id: backups.id });
  return row!.id;
}

/** For whoever has the lock of backups. */
export async function endInterrupted(): Promise<void> {
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
    .where(eq(backups.id, id));
}

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

/** @param problem what is wrong with it; empty for nothing */
export async function noteVerified(id: number, problem: string): Promise<void> {
  await db
    .update(backups)
    .set({ verifiedAt: sql`now()`, verifyProblem: problem })
    .where(eq(backups.id, id));
}
