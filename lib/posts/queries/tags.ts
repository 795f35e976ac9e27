import 'server-only';
import { and, eq, exists, inArray, or, sql, type SQL } from 'drizzle-orm';
import { posts, postTags, tagAliases, tags } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import { noNul } from '@/lib/fields';
import { byContent } from '@/lib/memo-by-content';
import { isPublicPost, unlistedPosts } from '@/lib/posts/queries/visibility';

export type TagWithCount = { slug: string; name: string; description: string; postCount: number };

type CountedTag = TagWithCount & { id: number };

/** By name. */
export async function listPublicTags(): Promise<TagWithCount[]> {
  return (await countTags()).map(({ id: _id, ...tag }) => tag);
}

/** Null where no public post has it. */
export async function findPublicTag(slug: string): Promise<CountedTag | null> {
  return (await countTags()).find((tag) => tag.slug === slug) ?? null;
}

const countTags = (): Promise<CountedTag[]> =>
  byContent('public tags', () =>
    db.execute<CountedTag>(sql`
      select ${tags.id}, ${tags.slug}, ${tags.name}, ${tags.description}, counts.public::int as "postCount"
      from ${tags} join ${tagCounts} on counts.tag_id = ${tags.id}
      where counts.public > 0 order by lower(${tags.name}), ${tags.id}`),
  );

/**
 * A relation `counts`: for each `tag_id` how many posts have it, all that are kept (`kept`) and public ones (`public`).
 * All are counted in their index and the few hidden ones taken off, so that no public post is read.
 */
export const tagCounts: SQL = sql`(
  select tag_id, sum(kept) as kept, sum(public) as public from (
    select tag_id, count(*) as kept, count(*) as public from ${postTags} group by tag_id
    union all
    select tag_id, case when left_out.deleted_at is null then 0 else -1 end, -1
    from ${posts} as left_out join ${postTags} on post_id = left_out.id where left_out.id in ${unlistedPosts}
  ) as parts group by tag_id) as counts`;

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

/** A condition on posts. Found first, because PostgreSQL reads a tag that most posts have otherwise than a rare one. */
export async function hasTag(slug: string): Promise<SQL> {
  const [tag] = await db
    .select({ id: tags.id })
    .from(tags)
    .where(eq(tags.slug, slug.replace(/\0/g, '')));
  if (!tag) return sql`false`;
  return sql`exists (select from ${postTags} where ${postTags.postId} = ${posts.id} and ${postTags.tagId} = ${tag.id})`;
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
