import { MAX_BODY_LENGTH } from '@/lib/body-length';
import { IdSchema, text } from '@/lib/fields';
import { CountSchema, editorFields } from '@/lib/posts/editor-fields';
import { fieldNames } from '@/lib/posts/post-fields';
import { z } from '@/lib/zod';

/** Longest of the other fields, in UTF-16 code units: what the editor's own checks refuse is kept all the same. */
const MAX_FIELD_LENGTH = 10_000;

const values = z
  .partialRecord(z.enum(fieldNames), text('A field', MAX_BODY_LENGTH))
  .transform(({ body = '', ...fields }) => ({ body, fields }))
  .refine(({ fields }) => Object.values(fields).every((value) => value.length <= MAX_FIELD_LENGTH));

/** A request of the editor to keep what it holds: as it stands, complete or not. */
export const KeepCopySchema = z
  .object({
    id: z.int().positive().max(2_147_483_647).optional(),
    key: z.uuid().optional(),
    basis: CountSchema,
    copy: CountSchema,
    editorKey: z.uuid(),
    sequence: CountSchema,
    values,
    /** What the copy said that it knows: sent where another editor was first, as what both were written upon. */
    before: values.optional(),
  })
  .refine(({ id, key }) => (id === undefined) !== (key === undefined));

/** Where another editor was first: both texts as one, if there is one, or what else has to be sent for that. */
export const MergedCopySchema = z.object({
  merged: z.record(z.string(), z.string()).optional(),
  needsBefore: z.boolean().optional(),
});

export const KeptCopySchema = z.object({ copy: z.number(), keptAt: z.coerce.date() });

/** Of a post, or of one that is not there yet. */
export const DiscardSchema = z
  .object({ id: IdSchema.optional(), ...editorFields })
  .refine(({ id, key }) => (id === undefined) !== (key === undefined));

export const NewPostQuerySchema = z.object({
  draft: z.uuid().optional().catch(undefined),
  discarded: z.uuid().optional().catch(undefined),
  kind: z.enum(['post', 'page']).default('post').catch('post'),
});
