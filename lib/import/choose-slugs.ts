import type { ImportedPost } from '@/lib/import/queries/imported-posts';
import type { PostSource } from '@/lib/import/post-source';
import { isReservedPath } from '@/lib/reserved-paths';
import { MAX_SLUG_LENGTH, slugify } from '@/lib/slug';

/** Chosen before any post is stored, so that links between them can be set right. */
export function chooseSlugs(
  sources: PostSource[],
  imported: ReadonlyMap<string, ImportedPost>,
  takenSlugs: ReadonlySet<string>,
): Map<string, string> {
  const taken = new Set(takenSlugs);
  const chosen = new Map<string, string>();
  for (const source of sources) {
    const wanted = source.slug || slugify(source.title) || 'post';
    const current = imported.get(source.path)?.slug;
    const isTaken = (slug: string) =>
      taken.has(slug) || (source.kind === 'page' && isReservedPath(`/${slug}`));
    const slug = current !== undefined && isVariantOf(current, wanted) ? current : free(wanted, isTaken);
    taken.add(slug);
    chosen.set(source.path, slug);
  }
  return chosen;
}

/** `conf-lineup-2` is what a post got that wanted `conf-lineup`. */
export function isVariantOf(slug: string, wanted: string): boolean {
  const base = baseOf(wanted);
  return slug === wanted || (slug.startsWith(base) && /^-\d+$/.test(slug.slice(base.length)));
}

function free(wanted: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  const base = baseOf(wanted);
  for (let number = 2; ; number += 1) if (!isTaken(`${base}-${number}`)) return `${base}-${number}`;
}

/** Leaves room for a hyphen and a number of four digits. */
const baseOf = (wanted: string): string => wanted.slice(0, MAX_SLUG_LENGTH - 5).replace(/-+$/, '');
