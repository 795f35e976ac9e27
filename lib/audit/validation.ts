import { isEventKind, type EventKind } from '@/lib/audit/event-kinds';
import { IdSchema, noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

/** The query string of the audit log; anything it cannot mean is everything, from the beginning. */
export const AuditFilterSchema = z.object({
  kind: z
    .string()
    .refine(isEventKind)
    .transform((kind): EventKind | null => kind)
    .catch(null),
  user: z.string().trim().max(100).refine(noNul).catch(''),
  before: IdSchema.nullish().catch(null),
});
export type AuditFilter = z.output<typeof AuditFilterSchema>;
