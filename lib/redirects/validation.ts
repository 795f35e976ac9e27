import { CheckboxSchema, noNul } from '@/lib/fields';
import { FromSchema, MAX_PATH, TargetSchema } from '@/lib/redirects/address';
import { z } from '@/lib/zod';

export const RedirectSchema = z.object({
  path: FromSchema,
  target: TargetSchema,
  isPermanent: CheckboxSchema,
});

export type RedirectInput = z.output<typeof RedirectSchema>;

const kept = z.string().min(1).max(2000).refine(noNul);

export const RedirectPathSchema = z.object({ path: kept, of: z.enum(['own', 'post']).default('own') });

export const MissingPathSchema = z.object({ path: z.string().max(MAX_PATH).refine(noNul).default('') });

export const REDIRECT_LISTS = ['own', 'posts', 'tags', 'missing'] as const;
export type RedirectList = (typeof REDIRECT_LISTS)[number];

export const RedirectsFilterSchema = z.object({
  list: z.enum(REDIRECT_LISTS).default('own').catch('own'),
  after: kept.optional().catch(undefined),
  /** What the form begins with: a path that somebody asked for in vain. */
  path: kept.optional().catch(undefined),
});

export function redirectsPath(list: RedirectList, after?: string): string {
  const query = new URLSearchParams();
  if (list !== 'own') query.set('list', list);
  if (after !== undefined) query.set('after', after);
  return query.size > 0 ? `/admin/redirects?${query}` : '/admin/redirects';
}
