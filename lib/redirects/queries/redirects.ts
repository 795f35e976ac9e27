import 'server-only';
import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import { missingPaths, ownRedirects, posts, redirects, tagAliases, tags } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { noNul } from '@/lib/fields';
import type { PostKind } from '@/lib/paths';
import { REDIRECTS_PER_PAGE } from '@/lib/page-sizes';
import { isKeptPost, isPublic } from '@/lib/posts/queries/visibility';
import { slugify } from '@/lib/slug';

/** The owner's own redirect from this path (decoded, no trailing slash), or null. */
export async function findOwnRedirect(path: string) {
  if (!noNul(path)) return null;
  const [found] = await db
    .select({ target: ownRedirects.target, isPermanent: ownRedirects.isPermanent })
    .from(ownRedirects)
    .where(eq(ownRedirects.path, path));
  return found ?? null;
}

export async function listOwnRedirects(viewer: Viewer, after = '') {
  if (!canManageSite(viewer)) return [];
  return db
    .select({
      path: ownRedirects.path,
      target: ownRedirects.target,
      isPermanent: ownRedirects.isPermanent,
    })
    .from(ownRedirects)
    .where(gt(ownRedirects.path, after))
    .orderBy(asc(ownRedirects.path))
    .limit(REDIRECTS_PER_PAGE + 1);
}

export async function listPostAddresses(viewer: Viewer, after = '') {
  if (!canManageSite(viewer)) return [];
  return db
    .select({ path: redirects.path, postId: posts.id, title: posts.title })
    .from(redirects)
    .innerJoin(posts, eq(posts.id, redirects.postId))
    .where(and(gt(redirects.path, after), isKeptPost))
    .orderBy(asc(redirects.path))
    .limit(REDIRECTS_PER_PAGE + 1);
}

export async function listTagAddresses(viewer: Viewer, after = '') {
  if (!canManageSite(viewer)) return [];
  return db
    .select({ slug: tagAliases.slug, tagId: tags.id, name: tags.name })
    .from(tagAliases)
    .innerJoin(tags, eq(tags.id, tagAliases.tagId))
    .where(gt(tagAliases.slug, after))
    .orderBy(asc(tagAliases.slug))
    .limit(REDIRECTS_PER_PAGE + 1);
}

export type MissingPath = {
  path: string;
  count: number;
  lastAt: Date;
  /** What is public and has the path's last part as its slug. */
  guess: { slug: string; kind: PostKind; title: string } | null;
};

/** What was asked for in vain, most often first. */
export async function listMissingPaths(viewer: Viewer): Promise<MissingPath[]> {
  if (!canManageSite(viewer)) return [];
  const rows = await db
    .select({ path: missingPaths.path, count: missingPaths.count, lastAt: missingPaths.lastAt })
    .from(missingPaths)
    .orderBy(desc(missingPaths.count), asc(missingPaths.path))
    .limit(REDIRECTS_PER_PAGE);
  const found = rows.length === 0 ? [] : await listGuesses(rows.map(({ path }) => guessedSlug(path)));
  return rows.map((row) => ({
    ...row,
    guess: found.find(({ slug }) => slug === guessedSlug(row.path)) ?? null,
  }));
}

const listGuesses = (slugs: string[]) =>
  db
    .select({ slug: posts.slug, kind: posts.kind, title: posts.title })
    .from(posts)
    .where(and(inArray(posts.slug, slugs), isPublic));

/** `/2019/05/My-Post.html` was probably `my-post`. */
function guessedSlug(path: string): string {
  const last = path.split('/').at(-1) ?? '';
  return slugify(last.replace(/\.(?:html?|php|aspx?)$/i, ''));
}
