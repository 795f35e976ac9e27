import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { posts, series, seriesPosts } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { state, type PostState } from '@/lib/posts/queries/state';
import { isKeptPost, isPublicPost } from '@/lib/posts/queries/visibility';

export type ManagedSeries = {
  id: number;
  slug: string;
  name: string;
  description: string;
  /** Drafts, too. */
  postCount: number;
  publicCount: number;
};

/** More than anybody looks through. */
const MOST = 1000;

const columns = {
  id: series.id,
  slug: series.slug,
  name: series.name,
  description: series.description,
  postCount: sql<number>`count(${posts.id})::int`,
  publicCount: sql<number>`(count(*) filter (where ${isPublicPost}))::int`,
};

/** By name. */
export async function listSeries(viewer: Viewer): Promise<ManagedSeries[]> {
  if (!canManagePosts(viewer)) return [];
  return selectSeries().limit(MOST);
}

export type ManagedPart = { id: number; title: string; slug: string; state: PostState };

/** With its posts in order, drafts among them. Null where there is none. */
export async function getSeries(viewer: Viewer, id: number) {
  if (!canManagePosts(viewer)) return null;
  const [found] = await selectSeries(id);
  if (!found) return null;
  const parts: ManagedPart[] = await db
    .select({ id: posts.id, title: posts.title, slug: posts.slug, state })
    .from(seriesPosts)
    .innerJoin(posts, eq(posts.id, seriesPosts.postId))
    .where(and(eq(seriesPosts.seriesId, id), isKeptPost))
    .orderBy(asc(seriesPosts.position), asc(posts.id));
  return { ...found, parts };
}

/** What the editor offers. */
export async function listSeriesNames(viewer: Viewer): Promise<string[]> {
  return (await listSeries(viewer)).map(({ name }) => name);
}

const selectSeries = (id?: number) =>
  db
    .select(columns)
    .from(series)
    .leftJoin(seriesPosts, eq(seriesPosts.seriesId, series.id))
    .leftJoin(posts, and(eq(posts.id, seriesPosts.postId), isKeptPost))
    .where(id === undefined ? undefined : eq(series.id, id))
    .groupBy(series.id)
    .orderBy(asc(sql`lower(${series.name})`), asc(series.id));
