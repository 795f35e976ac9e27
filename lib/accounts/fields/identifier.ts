import { toEmailAddress } from '@/lib/accounts/fields/email-address';
import { noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

/** The email address or username by which somebody says who they are. */
export const IdentifierSchema = z
  .string({ error: 'Enter your email or username.' })
  .trim()
  .min(1, { error: 'Enter your email or username.' })
  .max(254, { error: 'That is longer than any email or username.' })
  .refine(noNul, { error: 'That is not an email or username.' });

/**
 * What somebody typed to say who they are, in its one form: an address as it is stored, a username in small letters.
 * Everything that counts attempts or looks an account up gets this, never the text as typed.
 */
export function normaliseIdentifier(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  return (toEmailAddress(text) ?? text).toLowerCase();
}
