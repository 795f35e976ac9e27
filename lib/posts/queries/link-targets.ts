import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { media, posts, redirects, tags } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { decodedPath } from '@/lib/paths';
import { state, type PostState } from '@/lib/posts/queries/state';
import { isKeptPost } from '@/lib/posts/queries/visibility';

type Wanted = { slugs: string[]; paths: string[]; tags: string[]; pictures: string[] };

export type LinkTargets = {
  /** By their decoded path. */
  posts: Map<string, PostState>;
  redirects: Set<string>;
  tags: Set<string>;
  /** Bytes of the picture as it is stored, by name. */
  pictures: Map<string, number>;
};

/** Which of these there are. @throws {NotFoundError} for anybody who may not write posts */
export async function findLinkTargets(actor: Actor, wanted: Wanted): Promise<LinkTargets> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const [foundPosts, foundRedirects, foundTags, foundPictures] = await Promise.all([
    db
      .select({ slug: posts.slug, kind: posts.kind, state })
      .from(posts)
      .where(and(isKeptPost, inArray(posts.slug, wanted.slugs))),
    db
      .select({ path: redirects.path })
      .from(redirects)
      .innerJoin(posts, eq(posts.id, redirects.postId))
      .where(and(isKeptPost, inArray(redirects.path, wanted.paths))),
    db.select({ slug: tags.slug }).from(tags).where(inArray(tags.slug, wanted.tags)),
    db
      .select({ name: media.name, byteSize: media.byteSize })
      .from(media)
      .where(inArray(media.name, wanted.pictures)),
  ]);
  return {
    posts: new Map(foundPosts.map((post) => [decodedPath(post), post.state])),
    redirects: new Set(foundRedirects.map(({ path }) => path)),
    tags: new Set(foundTags.map(({ slug }) => slug)),
    pictures: new Map(foundPictures.map(({ name, byteSize }) => [name, byteSize])),
  };
}
