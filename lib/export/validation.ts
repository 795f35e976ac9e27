import { z } from '@/lib/zod';

/** Content as Markdown, or pages as readers see them. */
export const ExportFormSchema = z.enum(['content', 'pages']);

export type ExportForm = z.output<typeof ExportFormSchema>;

export const ExportPageSchema = z.object({ busy: z.literal('1').optional().catch(undefined) });
