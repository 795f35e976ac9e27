import { z } from '@/lib/zod';

export const PostsFilterSchema = z.object({
  status: z.enum(['draft', 'scheduled', 'published']).optional().catch(undefined),
  search: z.string().max(250).default('').catch(''),
  page: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .default(1)
    .catch(1),
});

export type PostsFilter = { status?: 'draft' | 'scheduled' | 'published'; search?: string; page?: number };

export function postsPath({ status, search, page = 1 }: PostsFilter): string {
  const query = new URLSearchParams();
  if (status) query.set('status', status);
  if (search) query.set('search', search);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/admin/posts?${query}` : '/admin/posts';
}
