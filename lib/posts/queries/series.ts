import 'server-only';
import { asc, eq, sql } from 'drizzle-orm';
import { posts, series, seriesPosts } from '@/drizzle/schema';
import { POST_LISTS, SERIES_LISTS, seriesName } from '@/lib/content-names';
import { db } from '@/lib/db';
import { noNul } from '@/lib/fields';
import { byContent } from '@/lib/memo-by-content';
import { isPublicPost } from '@/lib/posts/queries/visibility';
import { noteShown } from '@/lib/server/http/content-version';

export type PublicSeries = { slug: string; name: string; description: string; postCount: number };

/** By name; those with a public post. */
export const listPublicSeries = (): Promise<PublicSeries[]> =>
  byContent(
    'public series',
    () =>
      db
        .select({
          slug: series.slug,
          name: series.name,
          description: series.description,
          postCount: sql<number>`count(*)::int`,
        })
        .from(series)
        .innerJoin(seriesPosts, eq(seriesPosts.seriesId, series.id))
        .innerJoin(posts, eq(posts.id, seriesPosts.postId))
        .where(isPublicPost)
        .groupBy(series.id)
        .orderBy(asc(sql`lower(${series.name})`), asc(series.id)),
    [POST_LISTS, SERIES_LISTS],
  );

export type SeriesPagePart = {
  slug: string;
  title: string;
  subtitle: string;
  language: string;
  publishedAt: Date;
  wordCount: number;
};

/** A bound for what nobody reads to the end. */
const MOST_PARTS = 1000;

/** Null where no public post is in it. */
export async function getPublicSeries(slug: string) {
  if (!noNul(slug)) return null;
  const [found] = await db
    .select({ id: series.id, slug: series.slug, name: series.name, description: series.description })
    .from(series)
    .where(eq(series.slug, slug));
  if (!found) return null;
  noteShown([POST_LISTS, seriesName(found.id)]);
  const parts: SeriesPagePart[] = await db
    .select({
      slug: posts.slug,
      title: posts.title,
      subtitle: posts.subtitle,
      language: posts.language,
      publishedAt: sql<Date>`${posts.publishedAt}`.mapWith(posts.publishedAt),
      wordCount: posts.wordCount,
    })
    .from(seriesPosts)
    .innerJoin(posts, eq(posts.id, seriesPosts.postId))
    .where(sql`${seriesPosts.seriesId} = ${found.id} and ${isPublicPost}`)
    .orderBy(asc(seriesPosts.position), asc(posts.id))
    .limit(MOST_PARTS);
  const { name, description } = found;
  return parts.length > 0 ? { slug: found.slug, name, description, parts } : null;
}
