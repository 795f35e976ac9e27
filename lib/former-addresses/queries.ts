import 'server-only';
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { ownRedirects, posts, redirects, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import type { FormerPost } from '@/lib/former-addresses/read-former';
import { pageSlugIn, slugIn, type PostKind } from '@/lib/paths';
import { visibleCommentCount } from '@/lib/posts/queries/views';
import { isPublic } from '@/lib/posts/queries/visibility';

export type PlacedPost = { slug: string; kind: PostKind; commentsOpen: boolean; commentCount: number };

const columns = {
  slug: posts.slug,
  kind: posts.kind,
  commentsOpen: posts.commentsOpen,
  commentCount: visibleCommentCount,
};

/** The public post that had one of these addresses, or has it. */
export async function findFormerPost({ paths, slug }: FormerPost): Promise<PlacedPost | null> {
  const had = await db
    .select({ ...columns, path: redirects.path })
    .from(redirects)
    .innerJoin(posts, eq(posts.id, redirects.postId))
    .where(and(inArray(redirects.path, paths), isPublic));
  const first = paths.flatMap((path) => had.find((post) => post.path === path) ?? []).at(0);
  if (first) return first;
  const ofPosts = [...paths.map(slugIn), slug].filter((name) => name !== null);
  const ofPages = paths.map(pageSlugIn).filter((name) => name !== null);
  const [has] = await db
    .select(columns)
    .from(posts)
    // Joined, so that the names of columns are whole.
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        isPublic,
        or(
          and(eq(posts.kind, 'post'), inArray(posts.slug, ofPosts)),
          and(eq(posts.kind, 'page'), inArray(posts.slug, ofPages)),
        ),
      ),
    )
    .limit(1);
  return has ?? null;
}

/** Where the owner, or an import, lets one of these addresses lead. */
export async function findFormerRedirect(paths: string[]) {
  const found = await db
    .select({ path: ownRedirects.path, target: ownRedirects.target, isPermanent: ownRedirects.isPermanent })
    .from(ownRedirects)
    .where(inArray(ownRedirects.path, paths));
  return paths.flatMap((path) => found.find((redirect) => redirect.path === path) ?? []).at(0) ?? null;
}

/** As it is spelled here; null for nobody, and for a disabled account. */
export async function findUsername(username: string): Promise<string | null> {
  const [user] = await db
    .select({ username: users.username })
    .from(users)
    .where(and(eq(sql`lower(${users.username})`, username.toLowerCase()), isNull(users.disabledAt)));
  return user?.username ?? null;
}
