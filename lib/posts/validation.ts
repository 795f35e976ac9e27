import { IdSchema, line, numberedFields } from '@/lib/fields';
import type { FormValues } from '@/lib/form-state';
import { CountSchema, editorFields } from '@/lib/posts/editor-fields';
import {
  fieldNames,
  postFields,
  settingNames,
  shownName,
  type FieldName,
  type SettingName,
} from '@/lib/posts/post-fields';
import { TagsSchema } from '@/lib/posts/tags';
import { z } from '@/lib/zod';

type Shown = Record<ReturnType<typeof shownName<SettingName>>, z.ZodDefault<z.ZodString>>;
type Shape = { [Name in FieldName]: (typeof postFields)[Name]['schema'] };

export const PostSchema = z.object(
  Object.fromEntries(Object.entries(postFields).map(([name, { schema }]) => [name, schema])) as Shape,
);

/** What a save may do; `SaveIntent` says what each changes. */
export const saveIntents = ['save', 'update', 'publish', 'unpublish'] as const;
/** Of two texts that differ: place by place, all of one, all of the other. They save nothing. */
export const mergeChoices = ['merge', 'mine', 'theirs'] as const;

/** Of texts as a form has them the fields that are right, each by itself. */
export function validFields(values: FormValues): Partial<z.output<typeof PostSchema>> {
  const checked = fieldNames.flatMap((name) => {
    const result = name in values ? postFields[name].schema.safeParse(values[name]) : null;
    return result?.success ? [[name, result.data] as const] : [];
  });
  return Object.fromEntries(checked);
}

export const SavePostSchema = PostSchema.extend({
  id: IdSchema.optional(),
  version: IdSchema.optional(),
  /** Settings as the form first showed them. */
  ...(Object.fromEntries(settingNames.map((name) => [shownName(name), z.string().default('')])) as Shown),
  intent: z.enum([...saveIntents, ...mergeChoices]).default('save'),
  ...editorFields,
  /** Of the other text that was seen, and which differences. */
  theirVersion: CountSchema,
  theirCopy: CountSchema,
  differences: z.string().max(20).default(''),
});

export const DeletePostSchema = z.object({ id: IdSchema });
export const OwnNameSchema = z.object({ id: IdSchema });

export const UnpublishPostSchema = z.object({ id: IdSchema, version: IdSchema });
/** `pinned` is empty to unpin it. */
export const PinPostSchema = z.object({ id: IdSchema, pinned: z.enum(['on', '']).default('') });

export const RestoreRevisionSchema = z.object({
  id: IdSchema,
  revision: IdSchema,
  version: IdSchema,
  /** On top of a published post, or in its place. */
  as: z.enum(['draft', 'text']).default('text'),
});

export const NameRevisionSchema = z.object({
  id: IdSchema,
  revision: IdSchema,
  name: line('The name', 100),
});

export const RevisionsPageSchema = z.object({
  before: IdSchema.optional().catch(undefined),
  with: z.enum(['before', 'now']).default('before').catch('before'),
});

/** Boxes are named `post-ID`; each has the version that was seen. */
export const ChangePostsSchema = z
  .looseObject({
    /** The button that was pressed; while a browser checks the form, it is not known. */
    verb: z.enum(['publish', 'unpublish', 'delete', 'tag', 'restore']).optional(),
    names: TagsSchema,
    /** Numbers of those that were deleted just now, for Undo. */
    deleted: z.string().max(2000).default(''),
  })
  .transform(({ verb, names, deleted, ...values }) => ({
    verb,
    names,
    deleted: deleted.split(' ').flatMap((id) => IdSchema.safeParse(id).data ?? []),
    posts: numberedFields(values, 'post').flatMap(({ id, value }) => {
      const { data: version } = IdSchema.safeParse(value);
      return version === undefined ? [] : [{ id, version }];
    }),
  }))
  .refine(({ posts, verb }) => posts.length > 0 || verb === 'restore', {
    error: 'Choose posts first.',
    path: ['posts'],
  })
  .refine(({ posts }) => posts.length <= 100, { error: 'Choose at most 100 posts.', path: ['posts'] })
  .refine(({ verb, names }) => verb !== 'tag' || names.length > 0, {
    error: 'Name the tags to add.',
    path: ['names'],
  });

export const PreviewSchema = PostSchema.pick({ body: true });
