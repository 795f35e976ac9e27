import { z } from '@/lib/zod';

export const TextIdSchema = z.object({ id: z.string().regex(/^\d{13}-[a-f0-9]{16}$/) });
