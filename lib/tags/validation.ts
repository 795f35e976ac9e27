import { numberedFields, IdSchema, line, PageSchema, text } from '@/lib/fields';
import { MAX_TAG_LENGTH, tagSlug } from '@/lib/posts/tags';
import { slugify } from '@/lib/slug';
import { z } from '@/lib/zod';

export const MAX_TAG_DESCRIPTION = 500;

const name = line('The name', MAX_TAG_LENGTH)
  .refine((value) => tagSlug(value) !== '', { error: 'A tag needs at least one letter or digit.' })
  .refine((value) => !value.includes(','), { error: 'A tag has no comma: commas stand between tags.' });

export const TagSchema = z.object({
  name,
  slug: line('The slug', 100)
    .refine((slug) => slug === '' || slugify(slug) !== '', {
      error: 'A slug needs at least one letter or digit.',
    })
    .transform((slug) => slugify(slug)),
  description: text('The description', MAX_TAG_DESCRIPTION).transform((value) =>
    value.replace(/\s+/g, ' ').trim(),
  ),
});

export type TagInput = z.output<typeof TagSchema>;

export const UpdateTagSchema = TagSchema.extend({ id: IdSchema });

export const TagIdSchema = z.object({ id: IdSchema });

export const TagAliasSchema = z.object({ id: IdSchema, slug: text('The slug', 250) });

/** Boxes are named `tag-ID`, because a form's values are read by name. */
export const MergeTagsSchema = z
  .looseObject({ into: line('The name', MAX_TAG_LENGTH) })
  .transform((values) => ({ into: values.into, ids: numberedFields(values, 'tag').map(({ id }) => id) }))
  .refine(({ ids }) => ids.length > 0, { error: 'Choose the tags to merge.', path: ['tags'] })
  .refine(({ into }) => tagSlug(into) !== '', { error: 'Name the tag that stays.', path: ['into'] });

export const TAG_SORTS = ['name', 'posts'] as const;

export const TagsFilterSchema = z.object({
  search: z.string().max(100).default('').catch(''),
  sort: z.enum(TAG_SORTS).default('name').catch('name'),
  page: PageSchema,
});

export type TagsFilter = z.output<typeof TagsFilterSchema>;

export function tagsPath({ search, sort, page = 1 }: Partial<TagsFilter>): string {
  const query = new URLSearchParams();
  if (search) query.set('search', search);
  if (sort && sort !== 'name') query.set('sort', sort);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/admin/tags?${query}` : '/admin/tags';
}
