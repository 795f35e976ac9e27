import 'server-only';
import { randomBytes } from 'node:crypto';
import { hashToken } from '@/lib/access/tokens';

export const RECOVERY_CODE_COUNT = 10;

/** Digits and letters that are not mistaken for one another (https://www.crockford.com/base32.html). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 120 bits: enough that a fast hash protects them (OWASP ASVS 5.0, 6.5.2 asks for 112). */
const LENGTH = 24;

export function makeRecoveryCode(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % 32]).join('');
  return letters.match(/.{6}/g)!.join('-');
}

/** Read generously: case, spaces and hyphens do not matter, nor do letters that look like digits. */
export const hashRecoveryCode = (code: string): string =>
  hashToken(code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1'));
