import type { ImportedPosts } from '@/lib/import/queries/imported-posts';
import type { PostOutline } from '@/lib/import/queries/staged-items';
import { isReservedPath } from '@/lib/reserved-paths';
import { MAX_SLUG_LENGTH, slugify } from '@/lib/slug';

/**
 * Chosen before any post is stored, so that links between them can be set right.
 * @param taken the posts that have slugs, and that are led to from them
 */
export function chooseSlugs(
  outlines: PostOutline[],
  imported: ImportedPosts,
  taken: ReadonlyMap<string, number>,
): Map<string, string> {
  const given = new Set<string>();
  const chosen = new Map<string, string>();
  const lastNumber = new Map<string, number>();
  for (const outline of outlines) {
    const wanted = wantedSlug(outline);
    const earlier = imported.get(outline.key);
    const isTaken = (slug: string) =>
      given.has(slug) ||
      (taken.has(slug) && taken.get(slug) !== earlier?.postId) ||
      (outline.isPage === true && isReservedPath(`/${slug}`));
    const slug = earlier && isVariantOf(earlier.slug, wanted) ? earlier.slug : free(wanted, isTaken);
    given.add(slug);
    chosen.set(outline.key, slug);
  }
  return chosen;

  function free(wanted: string, isTaken: (slug: string) => boolean): string {
    if (!isTaken(wanted)) return wanted;
    const base = baseOf(wanted);
    // Thousands may ask for one slug: each begins where the last one ended.
    for (let number = (lastNumber.get(base) ?? 1) + 1; ; number += 1) {
      if (isTaken(`${base}-${number}`)) continue;
      lastNumber.set(base, number);
      return `${base}-${number}`;
    }
  }
}

export const wantedSlug = ({ slug, title }: Pick<PostOutline, 'slug' | 'title'>): string =>
  slugify(slug) || slugify(title) || 'post';

/** `conf-lineup-2` is what a post got that wanted `conf-lineup`. */
export function isVariantOf(slug: string, wanted: string): boolean {
  const base = baseOf(wanted);
  return slug === wanted || (slug.startsWith(base) && /^-\d+$/.test(slug.slice(base.length)));
}

/** Leaves room for a hyphen and a number of four digits. */
const baseOf = (wanted: string): string => wanted.slice(0, MAX_SLUG_LENGTH - 5).replace(/-+$/, '');
