import 'server-only';
import { createHash } from 'node:crypto';
import { seal, unseal } from '@/lib/access/tokens';
import { z } from '@/lib/zod';

export const FIRST_STEP_SECONDS = 5 * 60;

const PURPOSE = 'first step of a login';

export type FirstStep = { userId: number; remember: boolean; passwordHash: string };

const NoteSchema = z.object({
  userId: z.number(),
  remember: z.boolean(),
  password: z.string(),
  expiresAt: z.number(),
});

/** A sealed note that somebody knew the password a moment ago; it opens nothing without a code. */
export function makeFirstStep({ userId, remember, passwordHash }: FirstStep): string {
  const expiresAt = Date.now() + FIRST_STEP_SECONDS * 1000;
  return seal(
    PURPOSE,
    '',
    JSON.stringify({ userId, remember, password: fingerprint(passwordHash), expiresAt }),
  );
}

export function readFirstStep(token: string): { userId: number; remember: boolean; password: string } | null {
  const text = unseal(PURPOSE, '', token);
  const note = text === null ? null : NoteSchema.parse(JSON.parse(text));
  if (!note || note.expiresAt <= Date.now()) return null;
  return { userId: note.userId, remember: note.remember, password: note.password };
}

/** Ties the note to the password that was right, so that changing the password ends it. */
export const fingerprint = (passwordHash: string): string =>
  createHash('sha256').update(passwordHash).digest('base64url');
