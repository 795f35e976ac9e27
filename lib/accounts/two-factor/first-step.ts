import 'server-only';
import { createHash } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { signingKey } from '@/lib/access/signing-key';

/** Seconds within which the second step must follow the first. */
export const FIRST_STEP_SECONDS = 5 * 60;

/** Another salt is another key: this token never passes for a session, nor a session for it. */
const SALT = 'colophon-first-step';

export type FirstStep = { userId: number; remember: boolean; passwordHash: string };

/** An encrypted note that somebody knew the password a moment ago; it opens nothing without a code. */
export async function makeFirstStep({ userId, remember, passwordHash }: FirstStep): Promise<string> {
  const token = { sub: String(userId), remember, password: fingerprint(passwordHash) };
  return encode({ token, salt: SALT, secret: signingKey(), maxAge: FIRST_STEP_SECONDS });
}

/** Null when it is too old, forged or not such a note at all. */
export async function readFirstStep(
  token: string,
): Promise<{ userId: number; remember: boolean; password: string } | null> {
  const read = await decode({ token, salt: SALT, secret: signingKey() }).catch(() => null);
  if (!read?.sub || typeof read.password !== 'string') return null;
  return { userId: Number(read.sub), remember: read.remember === true, password: read.password };
}

/** Ties the note to the password that was right, so that changing the password ends it. */
export const fingerprint = (passwordHash: string): string =>
  createHash('sha256').update(passwordHash).digest('base64url');
