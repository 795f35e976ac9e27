import 'server-only';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sealWith, unsealWith } from '@/lib/access/seal';
import { signingKey } from '@/lib/access/signing-key';

/** A secret of 256 random bits in base64url: of a session, a link, a text that waits. Only its hash is stored. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** The stored hash of a token: a fast one (SHA-256, hex), which its 112 bits or more protect (ASVS 5.0, 6.5.2). */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const isTokenOf = (token: string, hash: string): boolean => isSame(hashToken(token), hash);

export const sign = (text: string): string =>
  createHmac('sha256', signingKey()).update(text).digest('base64url');

export const isSignatureOf = (text: string, signature: string): boolean => isSame(sign(text), signature);

export const seal = (purpose: string, owner: string, text: string): string =>
  sealWith(signingKey(), purpose, owner, text);

/** Opens what `seal` sealed for the same purpose and owner; null for anything else. */
export const unseal = (purpose: string, owner: string, text: string): string | null =>
  unsealWith(signingKey(), purpose, owner, text);

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
