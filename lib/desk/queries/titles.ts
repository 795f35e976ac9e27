import 'server-only';
import { and, ilike, inArray, sql, type SQL } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { containing } from '@/lib/like-pattern';
import { state, type PostState } from '@/lib/posts/queries/state';
import { isKeptPost } from '@/lib/posts/queries/visibility';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { searchTitles } from '@/lib/search/queries/search-titles';

export type PostTitle = { id: number; title: string; state: PostState };

/**
 * Drafts too: posts whose title has each word, the last as far as it is typed, then those that have them in the text.
 * Where no word is found so, parts of words in titles are; with nothing typed, what was edited last.
 * @throws {NotFoundError}
 */
export async function listTitles(viewer: Viewer, search: string, most: number): Promise<PostTitle[]> {
  if (!canManagePosts(viewer)) throw new NotFoundError();
  const pieces = search.split(/\s+/).filter(Boolean);
  const found = pieces.length > 0 ? await findByWords(viewer, search, most) : [];
  if (found.length > 0) return found;
  return select(and(...pieces.map((piece) => ilike(posts.title, containing(piece)))), most);
}

async function findByWords(viewer: Viewer, search: string, most: number): Promise<PostTitle[]> {
  const ids = await inSearch(async (tx) => {
    const titled = (await searchTitles(tx, viewer, search, most)).map(({ id }) => id);
    if (titled.length >= most) return titled;
    const { ids: found } = await searchPosts(tx, viewer, search);
    return [...new Set([...titled, ...found])].slice(0, most);
  });
  if (ids.length === 0) return [];
  const byId = new Map((await select(inArray(posts.id, ids), most)).map((post) => [post.id, post]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const select = (which: SQL | undefined, most: number): Promise<PostTitle[]> =>
  db
    .select({ id: posts.id, title: posts.title, state })
    .from(posts)
    .where(and(isKeptPost, which))
    .orderBy(sql`${posts.updatedAt} desc`, sql`${posts.id} desc`)
    .limit(most);
