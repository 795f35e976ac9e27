import 'server-only';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { signingKey } from '@/lib/access/signing-key';

/** A secret of 256 random bits in base64url: of a session, a link, a text that waits. Only its hash is stored. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** Whether a text has the form of a token, so that a planted one names no row. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What is stored of a token: a fast hash (SHA-256, hex), which its 112 bits or more protect (ASVS 5.0, 6.5.2). */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether a token is the one with this hash, compared in constant time. */
export const isTokenOf = (token: string, hash: string): boolean => isSame(hashToken(token), hash);

/** A signature by AUTH_SECRET (HMAC-SHA-256, base64url). */
export const sign = (text: string): string =>
  createHmac('sha256', signingKey()).update(text).digest('base64url');

export const isSignatureOf = (text: string, signature: string): boolean => isSame(sign(text), signature);

/** Marks a sealed text, and the way of sealing. */
export const SEAL_MARK = 'v1.';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text by AUTH_SECRET (AES-256-GCM). It opens only for the same purpose and owner, so that what is sealed
 * for one row is worth nothing in another.
 */
export function seal(purpose: string, owner: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return SEAL_MARK + sealed.toString('base64url');
}

/** The sealed text, or null when it was sealed with another AUTH_SECRET, purpose or owner. */
export function unseal(purpose: string, owner: string, text: string): string | null {
  if (!text.startsWith(SEAL_MARK)) return null;
  const sealed = Buffer.from(text.slice(SEAL_MARK.length), 'base64url');
  const end = sealed.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(end));
    return decipher.update(sealed.subarray(IV_BYTES, end)).toString('utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', signingKey(), '', `colophon ${purpose}`, 32));

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
