import 'server-only';
import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'colo_pat_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 178 random bits. */
const RANDOM_LENGTH = 30;
const CHECKSUM_LENGTH = 6;

/** For scanners that look for secrets where they do not belong; the rest is the checksum's to tell. */
const PATTERN = /^colo_pat_[0-9A-Za-z]{36}$/;

/** Prefix, random part and checksum, in the manner of GitHub's. */
export function makePersonalToken(): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return PREFIX + random + checksumOf(random);
}

export const hasPersonalPrefix = (text: string): boolean => text.startsWith(PREFIX);

/** Whether it can be one at all: what was mistyped or made up is refused without the database. */
export function isPersonalToken(text: string): boolean {
  if (!PATTERN.test(text)) return false;
  const random = text.slice(PREFIX.length, -CHECKSUM_LENGTH);
  return checksumOf(random) === text.slice(-CHECKSUM_LENGTH);
}

/** CRC-32 in base 62. */
function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  while (digits.length < CHECKSUM_LENGTH) {
    digits = ALPHABET[rest % ALPHABET.length]! + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}
