import { isId } from '@/lib/fields';
import { z } from '@/lib/zod';

export const POST_SORTS = ['date', 'edited', 'title', 'comments', 'words'] as const;
export type PostSort = (typeof POST_SORTS)[number];

/** Where a page begins: the row after which it does, as its sort had it, and the row's id. */
export type PostTablePlace = { key: string; id: number };

const optional = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

export const PostsFilterSchema = z.object({
  status: optional(z.enum(['draft', 'scheduled', 'published'])),
  kind: optional(z.enum(['page'])),
  search: z.string().max(250).default('').catch(''),
  tag: optional(z.string().min(1).max(250)),
  year: optional(
    z
      .string()
      .regex(/^[1-9]\d{3}$/)
      .transform(Number),
  ),
  sort: z.enum(POST_SORTS).default('date').catch('date'),
  /** The other way round than a sort begins. */
  reversed: z
    .string()
    .optional()
    .catch(undefined)
    .transform((value) => value === '1'),
  after: optional(z.string().max(1500).transform(readPlace)),
});

export type PostsFilter = z.output<typeof PostsFilterSchema>;

export function postsPath({
  status,
  kind,
  search,
  tag,
  year,
  sort = 'date',
  reversed,
  after,
}: Partial<PostsFilter>): string {
  const query = new URLSearchParams();
  if (status) query.set('status', status);
  if (kind) query.set('kind', kind);
  if (search) query.set('search', search);
  if (tag) query.set('tag', tag);
  if (year) query.set('year', String(year));
  if (sort !== 'date') query.set('sort', sort);
  if (reversed) query.set('reversed', '1');
  if (after) query.set('after', `${after.id}~${after.key}`);
  return query.size > 0 ? `/admin/posts?${query}` : '/admin/posts';
}

function readPlace(text: string): PostTablePlace | undefined {
  const [, id, key] = /^(\d{1,10})~([^\0]*)$/su.exec(text) ?? [];
  return id !== undefined && key !== undefined && isId(Number(id)) ? { id: Number(id), key } : undefined;
}
