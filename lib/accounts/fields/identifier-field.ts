import { noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

/** The email address or username by which somebody says who they are. */
export const IdentifierSchema = z
  .string({ error: 'Enter your email or username.' })
  .trim()
  .min(1, { error: 'Enter your email or username.' })
  .max(254, { error: 'That is longer than any email or username.' })
  .refine(noNul, { error: 'That is not an email or username.' });
