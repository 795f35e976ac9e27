import 'server-only';
import { and, desc, ne, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { decodedPath, publicPath, type PostKind } from '@/lib/paths';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** Other posts whose text names the address of this one, drafts too, newest first. */
export async function listLinkingPosts(
  viewer: Viewer,
  { id, ...post }: { id: number; slug: string; kind: PostKind },
  most = 20,
) {
  if (!canManagePosts(viewer)) return [];
  return db
    .select({ id: posts.id, title: posts.title })
    .from(posts)
    .where(and(isKeptPost, ne(posts.id, id), sql`${posts.body} ~ ${addressPattern(post)}`))
    .orderBy(desc(posts.id))
    .limit(most);
}

/** As authors write it and as browsers copy it, and not as the beginning of a longer slug. */
function addressPattern(post: { slug: string; kind: PostKind }): string {
  const written = [decodedPath(post), publicPath(post)].map((path) =>
    path.replace(/[^\p{L}\p{N}/]/gu, String.raw`\$&`),
  );
  return `(?:${written.join('|')})(?![[:alnum:]_%-])`;
}
