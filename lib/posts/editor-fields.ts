import { z } from '@/lib/zod';

export const CountSchema = z.coerce.number().int().min(0).max(2_000_000_000).default(0).catch(0);

/** Hidden fields of the editor: which copy its text is, and which open editor it is. */
export const editorFields = {
  /** Version of the working copy that the text is; 0 for none. */
  copy: CountSchema,
  editorKey: z.uuid().optional().catch(undefined),
  /** Counts what this open editor sent. */
  sequence: CountSchema,
  /** Of the copy of a post that is not there yet. */
  key: z.uuid().optional().catch(undefined),
};
