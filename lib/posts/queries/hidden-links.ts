import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { posts, redirects, site } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import { byContent } from '@/lib/memo-by-content';
import { decodedPath, pageSlugIn, slugIn } from '@/lib/paths';
import { isPublic } from '@/lib/posts/queries/visibility';
import { linkedPaths } from '@/lib/site/links';

/**
 * Which of these paths (of `linkedPaths`) lead to what readers do not see at the moment: a draft, what is to come, what is in
 * the bin. `notifyPostChanged` tells of everything where the frame of all pages has such a link.
 */
export const listHiddenPaths = (paths: string[]): Promise<string[]> =>
  paths.length === 0
    ? Promise.resolve([])
    : byContent(`hidden ${paths.join(' ')}`, () => readHiddenPaths(paths), []);

async function readHiddenPaths(paths: string[]): Promise<string[]> {
  const slugs = paths.flatMap((path) => slugIn(path) ?? pageSlugIn(path) ?? []);
  const [own, former] = await Promise.all([
    db
      .select({ slug: posts.slug, kind: posts.kind })
      .from(posts)
      .where(and(inArray(posts.slug, slugs), sql`not ${isPublic}`)),
    db
      .select({ path: redirects.path })
      .from(redirects)
      .innerJoin(posts, eq(posts.id, redirects.postId))
      .where(and(inArray(redirects.path, paths), sql`not ${isPublic}`)),
  ]);
  const hidden = new Set([...own.map(decodedPath), ...former.map(({ path }) => path)]);
  return paths.filter((path) => hidden.has(path));
}

/** Of the paths that header and footer of all pages link to, those that are an address of this post, present or former. */
export async function framePathsOf(tx: Executor, id: number): Promise<string[]> {
  const [frame] = await tx.select({ navigation: site.navigation, footerLinks: site.footerLinks }).from(site);
  const paths = linkedPaths([...(frame?.navigation ?? []), ...(frame?.footerLinks ?? [])]);
  if (paths.length === 0) return [];
  const addresses = await tx
    .select({ slug: posts.slug, kind: posts.kind, former: redirects.path })
    .from(posts)
    .leftJoin(redirects, and(eq(redirects.postId, posts.id), inArray(redirects.path, paths)))
    .where(eq(posts.id, id));
  const own = new Set(addresses.flatMap((post) => [decodedPath(post), post.former]));
  return paths.filter((path) => own.has(path));
}
