import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { recoveryCodes } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';

export const RECOVERY_CODE_COUNT = 10;

/** Digits and letters that are not mistaken for one another (https://www.crockford.com/base32.html). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 120 bits: enough that a fast hash protects them (OWASP ASVS 5.0, 6.5.2 asks for 112). */
const LENGTH = 24;

/** Replaces a person's codes. @returns the new ones, which are stored hashed and so can be shown only now */
export async function replaceRecoveryCodes(userId: number, executor: Executor): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODE_COUNT }, makeCode);
  await executor.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await executor.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashOf(code) })));
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
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, hashOf(code))))
    .returning({ userId: recoveryCodes.userId });
  return taken.length === 1;
}

export async function countRecoveryCodes(userId: number): Promise<number> {
  return db.$count(recoveryCodes, eq(recoveryCodes.userId, userId));
}

function makeCode(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % 32]).join('');
  return letters.match(/.{6}/g)!.join('-');
}

/** Read generously: case, spaces and hyphens do not matter, nor do letters that look like digits. */
function hashOf(code: string): string {
  const plain = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return createHash('sha256').update(plain).digest('hex');
}
