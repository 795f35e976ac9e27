import { noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

export const CodeSchema = z
  .string({ error: 'Enter the code.' })
  .trim()
  .min(1, { error: 'Enter the code.' })
  .max(100, { error: 'That is longer than any code.' })
  .refine(noNul, { error: 'That is not a code.' });
