import 'server-only';
import { and, between, eq, inArray, isNull, sql } from 'drizzle-orm';
import { guests, posts, postTags, tags, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { noNul } from '@/lib/fields';
import { namesOfAuthors } from '@/lib/guests/queries/authors';
import type { PostKind } from '@/lib/paths';
import { detailColumns, modifiedAt, type PostDetail } from '@/lib/posts/queries/views';
import { isPublic, isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';
import { personName, POST_LISTS } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export async function listFeedPosts(limit = 20): Promise<PostDetail[]> {
  noteShown([POST_LISTS]);
  const list = await db
    .select(detailColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(isPublicPost)
    .orderBy(...newestFirst)
    .limit(limit);
  noteShown(namesOfAuthors(list));
  return list;
}

export type TagFeed = { tag: { slug: string; name: string; description: string }; posts: PostDetail[] };

/** Null for a tag without a public post. */
export async function getTagFeed(slug: string, limit = 20): Promise<TagFeed | null> {
  if (!noNul(slug)) return null;
  noteShown([POST_LISTS]);
  const [tag] = await db
    .select({ id: tags.id, slug: tags.slug, name: tags.name, description: tags.description })
    .from(tags)
    .where(eq(tags.slug, slug));
  if (!tag) return null;
  const newest = db
    .select({ id: posts.id })
    .from(postTags)
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .where(and(eq(postTags.tagId, tag.id), isPublicPost))
    .orderBy(...newestFirst)
    .limit(limit);
  const found = await db
    .select(detailColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(inArray(posts.id, newest))
    .orderBy(...newestFirst);
  noteShown(namesOfAuthors(found));
  return found.length > 0 ? { tag, posts: found } : null;
}

export type AuthorFeed = { author: { username: string; name: string; bio: string }; posts: PostDetail[] };

/** What stands under somebody's own name, not what a guest wrote. Null for nobody, and without a public post. */
export async function getAuthorFeed(username: string, limit = 20): Promise<AuthorFeed | null> {
  if (!noNul(username)) return null;
  noteShown([POST_LISTS]);
  const [row] = await db
    .select({ id: users.id, username: users.username, name: users.name, bio: users.bio })
    .from(users)
    .where(and(eq(sql`lower(${users.username})`, username.toLowerCase()), isNull(users.disabledAt)));
  if (!row) return null;
  const { id, ...author } = row;
  noteShown([personName(id)]);
  const found = await db
    .select(detailColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(and(eq(posts.authorId, id), isPublicPost, isNull(posts.guestId)))
    .orderBy(...newestFirst)
    .limit(limit);
  return found.length > 0 ? { author, posts: found } : null;
}

export type SitemapEntry = { slug: string; kind: PostKind; modifiedAt: Date };

/** Public posts and pages with ids from `first` to `last`: where many posts are old, what lists them stays the same. */
export async function listSitemapEntries(first: number, last: number): Promise<SitemapEntry[]> {
  noteShown([POST_LISTS]);
  return db
    .select({ slug: posts.slug, kind: posts.kind, modifiedAt })
    .from(posts)
    .where(and(between(posts.id, first, last), isPublic))
    .orderBy(posts.id);
}

/** Which of the ranges of `size` ids have something public; the first, which begins at 1, is number 1. */
export async function listFilledRanges(size: number): Promise<number[]> {
  noteShown([POST_LISTS]);
  const rows = await db.execute<{ number: number }>(sql`
    select number from generate_series(1, (select coalesce(max(id), 0) from ${posts}) / ${size}::int + 1) as number
    where exists (select from ${posts} where ${posts.id} between (number - 1) * ${size}::int + 1 and number * ${size}::int and ${isPublic})`);
  return rows.map(({ number }) => number);
}

export async function getNewestModification(): Promise<Date | null> {
  noteShown([POST_LISTS]);
  const [post] = await db
    .select({ modifiedAt })
    .from(posts)
    .where(isPublicPost)
    .orderBy(...newestFirst)
    .limit(1);
  return post?.modifiedAt ?? null;
}
