import 'server-only';
import { and, inArray } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { state, type PostState } from '@/lib/posts/queries/state';
import { visiblePosts } from '@/lib/posts/queries/visibility';

export type StateOfPost = { title: string; state: PostState };

export async function listStates(viewer: Viewer, ids: number[]): Promise<Map<number, StateOfPost>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: posts.id, title: posts.title, state })
    .from(posts)
    .where(and(inArray(posts.id, ids), visiblePosts(viewer)));
  return new Map(rows.map(({ id, ...post }) => [id, post]));
}
