import { z } from '@/lib/zod';
import { isEventKind, type EventKind } from '@/lib/audit/event-kinds';

/** What the address of the audit log may say; anything else means everything, from the beginning. */
export const AuditFilterSchema = z.object({
  kind: z
    .string()
    .refine(isEventKind)
    .transform((kind): EventKind | null => kind)
    .catch(null),
  user: z
    .string()
    .trim()
    .max(100)
    .refine((text) => !text.includes('\0'))
    .catch(''),
  before: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number)
    .refine((number) => number <= 2_147_483_647)
    .nullish()
    .catch(null),
});
export type AuditFilter = z.output<typeof AuditFilterSchema>;
