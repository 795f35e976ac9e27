import { isEventKind, type EventKind } from '@/lib/audit/event-kinds';
import { IdSchema, noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

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
