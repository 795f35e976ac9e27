import 'server-only';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { idempotencyKeys } from '@/drizzle/schema';
import { db } from '@/lib/db';

export type Claim =
  | { state: 'new' }
  | { state: 'running' }
  | { state: 'answered'; answer: string }
  | { state: 'other-request' };

/** Of those that come at once one is `new`. What was broken off two minutes ago, or kept for a day, is new again. */
export async function claimKey(keyHash: string, bodyHash: string): Promise<Claim> {
  const { createdAt, answer } = idempotencyKeys;
  const [taken] = await db
    .insert(idempotencyKeys)
    .values({ keyHash, bodyHash })
    .onConflictDoUpdate({
      target: idempotencyKeys.keyHash,
      set: { bodyHash, answer: null, createdAt: sql`now()` },
      setWhere: or(
        and(isNull(answer), lt(createdAt, sql`now() - interval '2 minutes'`)),
        lt(createdAt, sql`now() - interval '1 day'`),
      ),
    })
    .returning({ keyHash: idempotencyKeys.keyHash });
  if (taken) return { state: 'new' };
  const [kept] = await db
    .select({ bodyHash: idempotencyKeys.bodyHash, answer })
    .from(idempotencyKeys)
    .where(eq(idempotencyKeys.keyHash, keyHash));
  if (!kept) return { state: 'running' };
  if (kept.bodyHash !== bodyHash) return { state: 'other-request' };
  return kept.answer === null ? { state: 'running' } : { state: 'answered', answer: kept.answer };
}

export async function keepAnswer(keyHash: string, answer: string): Promise<void> {
  await db.update(idempotencyKeys).set({ answer }).where(eq(idempotencyKeys.keyHash, keyHash));
}

/** After a request that had no effect: it may be sent again, mended. */
export async function releaseKey(keyHash: string): Promise<void> {
  await db
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.keyHash, keyHash), isNull(idempotencyKeys.answer)));
}

export async function sweepIdempotencyKeys(): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`now() - interval '1 day'`));
}
