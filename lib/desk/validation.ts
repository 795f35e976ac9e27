import { noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

const MAX_QUERY = 250;

/** `?q=` of the owner's search; what is no such text asks for nothing. */
export const AdminSearchSchema = z.object({
  q: z.string().trim().max(MAX_QUERY).refine(noNul).default('').catch(''),
});
