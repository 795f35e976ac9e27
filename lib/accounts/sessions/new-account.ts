import 'server-only';
import { seal, unseal } from '@/lib/access/tokens';
import { z } from '@/lib/zod';

const PURPOSE = 'log in to a new account';

/** Milliseconds; the note is read in the request that made it. */
const LIFETIME = 60_000;

const NoteSchema = z.object({ userId: z.number(), expiresAt: z.number() });

/** A sealed note, which never leaves the server: logging in to a new account need not hash its password again. */
export const noteNewAccount = (userId: number): string =>
  seal(PURPOSE, '', JSON.stringify({ userId, expiresAt: Date.now() + LIFETIME }));

export function readNewAccount(note: string): number | null {
  const text = unseal(PURPOSE, '', note);
  if (text === null) return null;
  const { userId, expiresAt } = NoteSchema.parse(JSON.parse(text));
  return expiresAt > Date.now() ? userId : null;
}
