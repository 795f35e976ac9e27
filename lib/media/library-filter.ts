import { IdSchema, PageSchema } from '@/lib/fields';
import { uploadProblems, type UploadProblem } from '@/lib/media/upload-problems';
import { z } from '@/lib/zod';

export const libraryViews = ['all', 'unused', 'undescribed', 'bin'] as const;
export type LibraryView = (typeof libraryViews)[number];

export const LibraryFilterSchema = z.object({
  view: z.enum(libraryViews).default('all').catch('all'),
  search: z.string().max(250).default('').catch(''),
  page: PageSchema,
});

type LibraryFilter = { view?: LibraryView; search?: string; page?: number };

export function libraryPath({ view = 'all', search, page = 1 }: LibraryFilter): string {
  const query = new URLSearchParams();
  if (view !== 'all') query.set('view', view);
  if (search) query.set('search', search);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/admin/media?${query}` : '/admin/media';
}

/** How many of those that were refused are named, and how much of their names. */
const NAMED = 10;
const NAME_LENGTH = 80;

/** The page that tells what became of a form's files. */
export function uploadedPath(added: number[], refused: [name: string, problem: UploadProblem][]): string {
  const query = new URLSearchParams();
  if (added.length > 0) query.set('added', added.join(' '));
  for (const [name, problem] of refused.slice(0, NAMED))
    query.append('refused', `${problem} ${name.slice(0, NAME_LENGTH)}`);
  return query.size > 0 ? `/admin/media?${query}` : '/admin/media';
}

const list = (value: string | string[] | undefined): string[] => [value ?? []].flat();

/** What such an address says. */
export const UploadedSchema = z.object({
  added: z
    .unknown()
    .optional()
    .transform((value) => list(value as string).flatMap((text) => text.split(' ')))
    .transform((ids) => ids.flatMap((id) => IdSchema.safeParse(id).data ?? []).slice(0, 20)),
  refused: z
    .unknown()
    .optional()
    .transform((value) =>
      list(value as string)
        .slice(0, NAMED)
        .flatMap(toRefusal),
    ),
});

function toRefusal(text: string): { name: string; problem: UploadProblem }[] {
  const [problem = '', ...name] = text.split(' ');
  return Object.hasOwn(uploadProblems, problem)
    ? [{ name: name.join(' '), problem: problem as UploadProblem }]
    : [];
}
