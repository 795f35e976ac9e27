import 'server-only';
import { asc, desc, eq, ilike, or, sql, type SQL } from 'drizzle-orm';
import { tagAliases, tags } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { containing } from '@/lib/like-pattern';
import { offsetPage } from '@/lib/offset-page';
import { ADMIN_TAGS_PER_PAGE } from '@/lib/page-sizes';
import { findTagIds, tagCounts } from '@/lib/posts/queries/tags';
import { tagSlug } from '@/lib/posts/tags';
import type { TagsFilter } from '@/lib/tags/validation';

export type ManagedTag = {
  id: number;
  slug: string;
  name: string;
  description: string;
  /** Drafts, too. */
  postCount: number;
  publicCount: number;
};

/** What somebody who types a tag is offered, most used first. */
const MOST_NAMES = 2000;

const countOf = (which: SQL) => sql<number>`coalesce(${which}, 0)::int`;
const postCount = countOf(sql`counts.kept`);

const columns = {
  id: tags.id,
  slug: tags.slug,
  name: tags.name,
  description: tags.description,
  postCount,
  publicCount: countOf(sql`counts.public`),
};

const isCounted = sql`counts.tag_id = ${tags.id}`;

/** Null where the list has no such page. */
export async function listTags(viewer: Viewer, { search, sort, page }: TagsFilter) {
  if (!canManagePosts(viewer)) return null;
  const pattern = containing(search.replace(/\0/g, '').trim());
  const filter = search ? or(ilike(tags.name, pattern), ilike(tags.slug, pattern)) : undefined;
  const total = await db.$count(tags, filter);
  const place = offsetPage(total, page, ADMIN_TAGS_PER_PAGE);
  if (!place) return null;
  const byName = [asc(sql`lower(${tags.name})`), asc(tags.id)];
  const list: ManagedTag[] = await db
    .select(columns)
    .from(tags)
    .leftJoin(tagCounts, isCounted)
    .where(filter)
    .orderBy(...(sort === 'posts' ? [desc(postCount), ...byName] : byName))
    .limit(place.limit)
    .offset(place.offset);
  return { tags: list, total, ...place.shown };
}

export async function getTag(viewer: Viewer, id: number) {
  if (!canManagePosts(viewer)) return null;
  const [[tag], aliases] = await Promise.all([
    db.select(columns).from(tags).leftJoin(tagCounts, isCounted).where(eq(tags.id, id)),
    db
      .select({ slug: tagAliases.slug })
      .from(tagAliases)
      .where(eq(tagAliases.tagId, id))
      .orderBy(tagAliases.slug),
  ]);
  return tag ? { ...tag, aliases: aliases.map(({ slug }) => slug) } : null;
}

/** The tag that somebody means who types this name, or one it once had. */
export async function findTagByName(viewer: Viewer, name: string): Promise<number | null> {
  if (!canManagePosts(viewer)) return null;
  const key = tagSlug(name);
  return (await findTagIds(db, [key])).get(key) ?? null;
}

/** The tag at this address, or at one that it had before. */
export async function findTagBySlug(viewer: Viewer, slug: string): Promise<number | null> {
  if (!canManagePosts(viewer)) return null;
  const [present] = await db.select({ id: tags.id }).from(tags).where(eq(tags.slug, slug));
  if (present) return present.id;
  const [former] = await db
    .select({ id: tagAliases.tagId })
    .from(tagAliases)
    .where(eq(tagAliases.slug, slug));
  return former?.id ?? null;
}

export async function listTagNames(viewer: Viewer): Promise<string[]> {
  if (!canManagePosts(viewer)) return [];
  const rows = await db
    .select({ name: tags.name })
    .from(tags)
    .leftJoin(tagCounts, isCounted)
    .orderBy(desc(postCount), asc(tags.id))
    .limit(MOST_NAMES);
  return rows.map(({ name }) => name);
}
