import { toEmailAddress } from '@/lib/accounts/fields/email-address';
import { noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

export const IdentifierSchema = z
  .string({ error: 'Enter your email or username.' })
  .trim()
  .min(1, { error: 'Enter your email or username.' })
  .max(254, { error: 'That is longer than any email or username.' })
  .refine(noNul, { error: 'That is not an email or username.' });

/** Counting attempts and looking accounts up use this form, never the text as typed. */
export function normaliseIdentifier(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  return (toEmailAddress(text) ?? text).toLowerCase();
}
