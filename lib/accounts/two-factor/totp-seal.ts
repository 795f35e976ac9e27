import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { and, eq, isNotNull, notLike } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { signingKey } from '@/lib/access/signing-key';
import { db } from '@/lib/db';
import { logger } from '@/lib/server/process/logger';

/** Marks a sealed secret; base32, as secrets were kept before, has no full stop. */
const MARK = 'v1.';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals the secret of an authenticator app for its row (AES-256-GCM, with a key made from AUTH_SECRET), so that a
 * copy of the database alone makes no codes, and the secret of one account is worth nothing in another's row.
 */
export function sealTotpSecret(userId: number, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(owner(userId));
  const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return MARK + sealed.toString('base64url');
}

/** The secret, or null when it was sealed with another AUTH_SECRET or for another account. */
export function openTotpSecret(userId: number, stored: string): string | null {
  if (!stored.startsWith(MARK)) return stored;
  const sealed = Buffer.from(stored.slice(MARK.length), 'base64url');
  const end = sealed.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(owner(userId)).setAuthTag(sealed.subarray(end));
    return decipher.update(sealed.subarray(IV_BYTES, end)).toString('utf8') + decipher.final('utf8');
  } catch {
    logger().warn(
      { userId },
      'the secret of an authenticator app cannot be opened: AUTH_SECRET is another one',
    );
    return null;
  }
}

/** Seals what was stored before secrets were. @returns how many there were */
export async function sealStoredTotpSecrets(): Promise<number> {
  const plain = await db
    .select({ id: users.id, secret: users.totpSecret })
    .from(users)
    .where(and(isNotNull(users.totpSecret), notLike(users.totpSecret, `${MARK}%`)));
  for (const { id, secret } of plain) {
    await db
      .update(users)
      .set({ totpSecret: sealTotpSecret(id, secret!) })
      .where(and(eq(users.id, id), eq(users.totpSecret, secret!)));
  }
  return plain.length;
}

const owner = (userId: number) => Buffer.from(`user ${userId}`);

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', signingKey(), '', 'colophon totp secret', 32));
}
