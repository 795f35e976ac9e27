import 'server-only';
import { and, eq } from 'drizzle-orm';
import { recoveryCodes } from '@/drizzle/schema';
import {
  hashRecoveryCode,
  makeRecoveryCode,
  RECOVERY_CODE_COUNT,
} from '@/lib/accounts/two-factor/recovery-code';
import { db, type Executor } from '@/lib/db';

/** Replaces a person's codes. @returns the new ones, which are stored hashed and so can be shown only now */
export async function replaceRecoveryCodes(userId: number, executor: Executor): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODE_COUNT }, makeRecoveryCode);
  await executor.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await executor
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ userId, codeHash: hashRecoveryCode(code) })));
  return codes;
}

/** Uses a code up; of two parallel uses one wins. */
export async function takeRecoveryCode(
  userId: number,
  code: string,
  executor: Executor = db,
): Promise<boolean> {
  const taken = await executor
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, hashRecoveryCode(code))))
    .returning({ userId: recoveryCodes.userId });
  return taken.length === 1;
}
