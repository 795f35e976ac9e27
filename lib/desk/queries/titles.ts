import 'server-only';
import { and, ilike, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { containing } from '@/lib/like-pattern';
import { state, type PostState } from '@/lib/posts/queries/state';
import { isKeptPost } from '@/lib/posts/queries/visibility';

export type PostTitle = { id: number; title: string; state: PostState };

/** Posts whose title holds each word, drafts too, those edited last first. @throws {NotFoundError} */
export async function listTitles(viewer: Viewer, search: string, most: number): Promise<PostTitle[]> {
  if (!canManagePosts(viewer)) throw new NotFoundError();
  const words = search.split(/\s+/).filter(Boolean);
  return db
    .select({ id: posts.id, title: posts.title, state })
    .from(posts)
    .where(and(isKeptPost, ...words.map((word) => ilike(posts.title, containing(word)))))
    .orderBy(sql`${posts.updatedAt} desc`, sql`${posts.id} desc`)
    .limit(most);
}
