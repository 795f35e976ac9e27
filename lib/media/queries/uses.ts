import 'server-only';
import { desc, eq, sql, type SQLWrapper } from 'drizzle-orm';
import { comments, media, posts, site, users, workingCopies } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** Posts that name a stored picture, as their cover or in their text; by the index `posts_pictures_idx`. */
export const postsWith = (name: SQLWrapper | string) =>
  sql`picture_names(${posts.coverUrl} || ' ' || ${posts.body}) @> array[${name}]`;

const commentsWith = (name: SQLWrapper | string) => sql`picture_names(${comments.body}) @> array[${name}]`;

/** What is not saved yet, by the index `working_copies_pictures_idx`. */
const copiesWith = (name: SQLWrapper | string) =>
  sql`picture_names(coalesce(${workingCopies.fields} ->> 'coverUrl', '') || ' ' || ${workingCopies.body}) @> array[${name}]`;

/** Copies that use it where their post does not. */
const copiesAlone = (name: SQLWrapper | string) => sql`${copiesWith(name)} and not exists (
  select from ${posts} where ${posts.id} = ${workingCopies.postId} and ${postsWith(name)})`;

/** The site, where it is its icon or its logo. */
const siteWith = (name: SQLWrapper | string) => sql`(select count(*) from ${site} where exists (
  select from ${media} as shown where shown.name = ${name} and shown.id in (${site.iconId}, ${site.logoId})))`;
/** The names stand before the list, for in it they would be those of people. */
const picturesOfPeople = sql`(select shown.name from ${media} as shown join ${users} on ${users.pictureId} = shown.id)`;

/** Counted, because for "is there one" PostgreSQL takes each text in turn instead of the index, hoping to find one soon. */
export const isUsed = (name: SQLWrapper) => sql<boolean>`(
  (select count(*) from ${posts} where ${postsWith(name)}) > 0
  or (select count(*) from ${workingCopies} where ${copiesWith(name)}) > 0
  or (select count(*) from ${comments} where ${commentsWith(name)}) > 0
  or ${siteWith(name)} > 0
  or ${name} in ${picturesOfPeople})`;

export const countUses = (name: SQLWrapper) => sql<number>`(
  (select count(*) from ${posts} where ${postsWith(name)})
  + (select count(*) from ${workingCopies} where ${copiesAlone(name)})
  + (select count(*) from ${comments} where ${commentsWith(name)})
  + ${siteWith(name)}
  + (case when ${name} in ${picturesOfPeople} then 1 else 0 end))::int`;

export type PictureUses = {
  posts: { id: number; title: string; status: 'draft' | 'published'; isBinned: boolean; isCover: boolean }[];
  /** Drafts that use it where their post, if there is one, does not. */
  copies: { postId: number | null; key: string; title: string }[];
  comments: { id: number; postTitle: string }[];
  isIcon: boolean;
  isLogo: boolean;
  /** Whose picture it is. */
  people: { username: string; name: string }[];
};

/** The newest of each. What is in the bin may come back, and needs its pictures then. */
const SHOWN = 50;

export async function listUses(name: string): Promise<PictureUses> {
  const [usingPosts, usingCopies, usingComments, people, [usingSite]] = await Promise.all([
    db
      .select({
        id: posts.id,
        title: posts.title,
        status: posts.status,
        isBinned: sql<boolean>`${posts.deletedAt} is not null`,
        isCover: sql<boolean>`picture_names(${posts.coverUrl}) @> array[${name}]`,
      })
      .from(posts)
      .where(postsWith(name))
      .orderBy(desc(posts.id))
      .limit(SHOWN),
    db
      .select({
        postId: workingCopies.postId,
        key: workingCopies.key,
        title: sql<string>`coalesce(${workingCopies.fields} ->> 'title', '')`,
      })
      .from(workingCopies)
      .where(copiesAlone(name))
      .orderBy(desc(workingCopies.id))
      .limit(SHOWN),
    db
      .select({ id: comments.id, postTitle: posts.title })
      .from(comments)
      .innerJoin(posts, eq(posts.id, comments.postId))
      .where(commentsWith(name))
      .orderBy(desc(comments.id))
      .limit(SHOWN),
    db
      .select({ username: users.username, name: users.name })
      .from(users)
      .innerJoin(media, eq(media.id, users.pictureId))
      .where(eq(media.name, name))
      .limit(SHOWN),
    db
      .select({
        isIcon: sql<boolean>`${media.id} is not distinct from ${site.iconId}`,
        isLogo: sql<boolean>`${media.id} is not distinct from ${site.logoId}`,
      })
      .from(site)
      .innerJoin(media, eq(media.name, name)),
  ]);
  return {
    posts: usingPosts,
    copies: usingCopies,
    comments: usingComments,
    people,
    isIcon: usingSite?.isIcon ?? false,
    isLogo: usingSite?.isLogo ?? false,
  };
}
