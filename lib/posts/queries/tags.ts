import 'server-only';
import { and, asc, eq, exists, inArray, or, sql } from 'drizzle-orm';
import { posts, postTags, tagAliases, tags } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import { noNul } from '@/lib/fields';
import { isPublicPost } from '@/lib/posts/queries/visibility';
import { POST_LISTS } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export type TagWithCount = { slug: string; name: string; description: string; postCount: number };

export async function listPublicTags(): Promise<TagWithCount[]> {
  noteShown([POST_LISTS]);
  return db
    .select({
      slug: tags.slug,
      name: tags.name,
      description: tags.description,
      postCount: sql<number>`count(*)::int`,
    })
    .from(tags)
    .innerJoin(postTags, eq(postTags.tagId, tags.id))
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .where(isPublicPost)
    .groupBy(tags.id)
    .orderBy(asc(sql`lower(${tags.name})`), asc(tags.id));
}

/** Which tags typed names mean. @param keys `tagSlug` of each: its present name goes first, then an address, then an old one */
export async function findTagIds(executor: Executor, keys: string[]): Promise<Map<string, number>> {
  const rows = await executor
    .select({ id: tags.id, nameKey: tags.nameKey, slug: tags.slug, alias: tagAliases.slug })
    .from(tags)
    .leftJoin(tagAliases, and(eq(tagAliases.tagId, tags.id), inArray(tagAliases.slug, keys)))
    .where(or(inArray(tags.nameKey, keys), inArray(tags.slug, keys), inArray(tagAliases.slug, keys)));
  const found = new Map<string, number>();
  for (const key of keys) {
    const tag =
      rows.find(({ nameKey }) => nameKey === key) ??
      rows.find(({ slug }) => slug === key) ??
      rows.find(({ alias }) => alias === key);
    if (tag) found.set(key, tag.id);
  }
  return found;
}

/** The present slug of the tag that readers once found at `slug`, or null. */
export async function findTagAlias(slug: string): Promise<string | null> {
  if (!noNul(slug)) return null;
  const shown = db
    .select({ one: sql`1` })
    .from(postTags)
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .where(and(eq(postTags.tagId, tags.id), isPublicPost));
  const [tag] = await db
    .select({ slug: tags.slug })
    .from(tagAliases)
    .innerJoin(tags, eq(tags.id, tagAliases.tagId))
    .where(and(eq(tagAliases.slug, slug), exists(shown)));
  return tag?.slug ?? null;
}
