import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import {
  comments,
  guests,
  media,
  posts,
  postTags,
  series,
  seriesPosts,
  site,
  tags,
  users,
} from '@/drizzle/schema';
import { makeActor, type Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { makeMediaName } from '@/lib/media/storage/file-name';

/**
 * Rows for tests and for trying things by hand, inserted directly: no rule is checked and no page is dropped.
 * Every name is unique, so that tests share a database without sharing rows.
 */
const unique = () => Math.random().toString(36).slice(2, 10);

type UserValues = Partial<typeof users.$inferInsert>;

/** A member with a confirmed address. Nobody knows the password unless a hash is given. */
export async function makeUser(values: UserValues = {}): Promise<Actor> {
  const username = values.username ?? `member-${unique()}`;
  const [user] = await db
    .insert(users)
    .values({
      username,
      email: `${username}@example.org`,
      emailVerifiedAt: new Date(),
      name: username,
      passwordHash: 'none',
      ...values,
    })
    .returning({ id: users.id, username: users.username, name: users.name });
  return makeActor(user!);
}

/** User 1, claimed at the first call; every later call answers the same owner. */
export async function makeOwner(values: UserValues = {}): Promise<Actor> {
  await db
    .insert(users)
    .overridingSystemValue()
    .values({
      id: 1,
      username: 'owner',
      email: 'owner@example.org',
      emailVerifiedAt: new Date(),
      name: 'Olivia Owner',
      passwordHash: 'none',
      ...values,
    })
    .onConflictDoNothing();
  await db
    .update(site)
    .set({ claimedAt: sql`now()` })
    .where(and(eq(site.id, 1), sql`${site.claimedAt} is null`));
  const [user] = await db
    .select({ id: users.id, username: users.username, name: users.name })
    .from(users)
    .where(eq(users.id, 1));
  return makeActor(user!);
}

type PostValues = Partial<typeof posts.$inferInsert> & {
  /** What an admin calls its state; sets status and date unless they are given. */
  state?: 'draft' | 'scheduled' | 'published';
  /** Names; each is its own slug in lower case. */
  tags?: string[];
};
export type MadePost = typeof posts.$inferSelect;

const HOUR = 3_600_000;

/** A published post of the owner, an hour old, unless told otherwise. */
export async function makePost({
  state = 'published',
  tags: names = [],
  ...values
}: PostValues = {}): Promise<MadePost> {
  const key = unique();
  const dates = {
    draft: null,
    scheduled: new Date(Date.now() + HOUR),
    published: new Date(Date.now() - HOUR),
  };
  const body = values.body ?? `Body of ${key}.`;
  const [post] = await db
    .insert(posts)
    .values({
      authorId: values.authorId ?? (await makeOwner()).id,
      status: state === 'draft' ? 'draft' : 'published',
      publishedAt: dates[state],
      slug: `post-${key}`,
      title: `Post ${key}`,
      body,
      bodyHtml: `<p>${body}</p>`,
      excerpt: body,
      wordCount: body.split(/\s+/).length,
      ...values,
    })
    .returning();
  for (const [position, name] of names.entries()) {
    await db.insert(postTags).values({ postId: post!.id, tagId: (await makeTag({ name })).id, position });
  }
  return post!;
}

/** The tag with this slug, made if there is none, whoever else makes it at the same moment. */
export async function makeTag(values: { name?: string; slug?: string } = {}) {
  const name = values.name ?? `Tag ${unique()}`;
  const slug = values.slug ?? name.toLowerCase().replaceAll(' ', '-');
  // Without a target: the address and the key of the name are unique both, and either may be met first.
  await db.insert(tags).values({ slug, name, nameKey: slug }).onConflictDoNothing();
  const [tag] = await db.select().from(tags).where(eq(tags.slug, slug));
  return tag!;
}

/** With these posts as its parts, in this order. */
export async function makeSeries(
  parts: { id: number }[],
  values: { name?: string; description?: string } = {},
) {
  const name = values.name ?? `Series ${unique()}`;
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const [made] = await db
    .insert(series)
    .values({ slug, nameKey: slug, ...values, name })
    .returning();
  for (const [index, { id }] of parts.entries())
    await db.insert(seriesPosts).values({ postId: id, seriesId: made!.id, position: index + 1 });
  return made!;
}

export type MadeGuest = typeof guests.$inferSelect;

/** Somebody of an imported blog, with an address of their own unless told otherwise. */
export async function makeGuest(values: Partial<typeof guests.$inferInsert> = {}): Promise<MadeGuest> {
  const key = unique();
  const [guest] = await db
    .insert(guests)
    .values({ source: 'old blog', key, name: `Guest ${key}`, email: `${key}@guests.example.org`, ...values })
    .returning();
  return guest!;
}

type CommentValues = Partial<typeof comments.$inferInsert>;
export type MadeComment = typeof comments.$inferSelect;

/** A visible comment on a post, by a new member unless told otherwise. */
export async function makeComment(post: { id: number }, values: CommentValues = {}): Promise<MadeComment> {
  const body = values.body ?? `Comment ${unique()}.`;
  const hasAuthor = values.authorId !== undefined || values.guestId !== undefined;
  const authorId = hasAuthor ? (values.authorId ?? null) : (await makeUser()).id;
  const [comment] = await db
    .insert(comments)
    .values({ postId: post.id, body, bodyHtml: `<p>${body}</p>`, ...values, authorId })
    .returning();
  return comment!;
}

export type MadePicture = typeof media.$inferSelect;

/** The row of a stored picture of 800 × 600 pixels, without its files. */
export async function makePicture(values: Partial<typeof media.$inferInsert> = {}): Promise<MadePicture> {
  const [picture] = await db
    .insert(media)
    .values({
      name: makeMediaName(),
      sourceHash: unique(),
      contentType: 'image/webp',
      width: 800,
      height: 600,
      widths: [320, 640, 800],
      byteSize: 90_000,
      ...values,
    })
    .returning();
  return picture!;
}
