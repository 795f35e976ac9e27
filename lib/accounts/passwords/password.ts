import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';
import { compare, hash } from '@/lib/accounts/passwords/hash-pool';
import { settings } from '@/lib/env';

export { HashingBusyError } from '@/lib/accounts/passwords/hash-pool';

/** `bcrypt-sha384`: longer than the 72 bytes that bcrypt reads, so hashed first and never cut. */
export type PasswordScheme = 'bcrypt' | 'bcrypt-sha384';
export type StoredPassword = { passwordHash: string; passwordScheme: string };

const BCRYPT_BYTES = 72;
const BCRYPT_HASH = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

/** @throws {HashingBusyError} when too many people log in at once */
export async function hashPassword(password: string): Promise<StoredPassword> {
  const { text, scheme } = prepare(password);
  return { passwordHash: await hash(text, settings().BCRYPT_COST), passwordScheme: scheme };
}

/** An absent or malformed hash costs as much time as a wrong password. @throws {HashingBusyError} */
export async function verifyPassword(password: string, stored: StoredPassword | null): Promise<boolean> {
  const { text, scheme } = prepare(password);
  const usable = stored !== null && BCRYPT_HASH.test(stored.passwordHash) && stored.passwordScheme === scheme;
  const decoyHash = await decoy();
  const matches = await compare(text, usable ? stored.passwordHash : decoyHash);
  return usable && matches;
}

export const isOutdated = (stored: StoredPassword): boolean =>
  Number(BCRYPT_HASH.exec(stored.passwordHash)?.[1] ?? 0) < settings().BCRYPT_COST;

function prepare(password: string): { text: string; scheme: PasswordScheme } {
  const text = password.normalize('NFC');
  if (Buffer.byteLength(text) <= BCRYPT_BYTES) return { text, scheme: 'bcrypt' };
  return {
    text: createHmac('sha384', 'colophon password').update(text).digest('base64'),
    scheme: 'bcrypt-sha384',
  };
}

let decoyOnce: Promise<string> | undefined;

/** A hash of something nobody knows, at the current cost. */
function decoy(): Promise<string> {
  return (decoyOnce ??= hash(randomBytes(32).toString('base64'), settings().BCRYPT_COST).catch(
    (error: unknown) => {
      decoyOnce = undefined;
      throw error;
    },
  ));
}
