import 'server-only';
import { eq } from 'drizzle-orm';
import { ownRedirects, posts, redirects, tagAliases } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isPublic } from '@/lib/posts/queries/visibility';

/** Everything that leads on somewhere: of public posts, of tags, and what the owner made. Decoded, as stored. */
export async function listFormerAddresses(viewer: Viewer): Promise<string[]> {
  if (!canManageSite(viewer)) return [];
  const [ofPosts, own, ofTags] = await Promise.all([
    db
      .select({ path: redirects.path })
      .from(redirects)
      .innerJoin(posts, eq(posts.id, redirects.postId))
      .where(isPublic),
    db.select({ path: ownRedirects.path }).from(ownRedirects),
    db.select({ slug: tagAliases.slug }).from(tagAliases),
  ]);
  const paths = [...ofPosts, ...own].map(({ path }) => path);
  return [...new Set([...paths, ...ofTags.map(({ slug }) => `/tags/${slug}`)])].sort();
}
