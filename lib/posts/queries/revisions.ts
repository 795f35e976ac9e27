import 'server-only';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { posts, postRevisions, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isId } from '@/lib/fields';
import { keysetPage } from '@/lib/keyset-page';
import { REVISIONS_PER_PAGE } from '@/lib/page-sizes';
import { getStoredText, type PostText } from '@/lib/posts/queries/stored-text';
import { isKeptPost } from '@/lib/posts/queries/visibility';

const columns = {
  id: postRevisions.id,
  kind: postRevisions.kind,
  version: postRevisions.version,
  name: postRevisions.name,
  author: users.name,
  wordsAdded: postRevisions.wordsAdded,
  wordsRemoved: postRevisions.wordsRemoved,
  createdAt: postRevisions.createdAt,
};

/** Revisions of a post in the bin wait with it. */
export const isRevisionOf = (postId: number) =>
  and(
    eq(postRevisions.postId, postId),
    sql`exists (select 1 from ${posts} where ${posts.id} = ${postRevisions.postId} and ${isKeptPost})`,
  );

const withText = { ...columns, body: postRevisions.body, fields: postRevisions.fields };

/** Newest first. `nextBefore` is the key of the following page. Null for anybody but the owner. */
export async function listRevisions(viewer: Viewer, postId: number, before: number | null = null) {
  if (!canManagePosts(viewer) || !isId(postId)) return null;
  const rows = await db
    .select(columns)
    .from(postRevisions)
    .leftJoin(users, eq(users.id, postRevisions.authorId))
    .where(and(isRevisionOf(postId), before ? lt(postRevisions.id, before) : undefined))
    .orderBy(desc(postRevisions.id))
    .limit(REVISIONS_PER_PAGE + 1);
  const { page, nextBefore } = keysetPage(rows, REVISIONS_PER_PAGE);
  return { revisions: page, nextBefore };
}

type RevisionList = NonNullable<Awaited<ReturnType<typeof listRevisions>>>;
export type RevisionSummary = RevisionList['revisions'][number];
export type Revision = RevisionSummary & Omit<PostText, 'version'>;

export async function getRevision(viewer: Viewer, postId: number, id: number): Promise<Revision | null> {
  if (!canManagePosts(viewer) || !isId(postId) || !isId(id)) return null;
  const [revision] = await db
    .select(withText)
    .from(postRevisions)
    .leftJoin(users, eq(users.id, postRevisions.authorId))
    .where(and(isRevisionOf(postId), eq(postRevisions.id, id)));
  return revision ?? null;
}

export async function getRevisionBefore(
  viewer: Viewer,
  postId: number,
  id: number,
): Promise<Revision | null> {
  if (!canManagePosts(viewer)) return null;
  const [revision] = await db
    .select(withText)
    .from(postRevisions)
    .leftJoin(users, eq(users.id, postRevisions.authorId))
    .where(and(isRevisionOf(postId), lt(postRevisions.id, id)))
    .orderBy(desc(postRevisions.id))
    .limit(1);
  return revision ?? null;
}

export async function getPresentText(viewer: Viewer, postId: number): Promise<PostText | null> {
  if (!canManagePosts(viewer) || !isId(postId)) return null;
  return getStoredText(db, postId);
}

/** Whose revisions a page shows. */
export async function getRevisedPost(viewer: Viewer, id: number) {
  if (!canManagePosts(viewer) || !isId(id)) return null;
  const [post] = await db
    .select({ id: posts.id, title: posts.title, status: posts.status, version: posts.version })
    .from(posts)
    .where(and(eq(posts.id, id), isKeptPost));
  return post ?? null;
}
