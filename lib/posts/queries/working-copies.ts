import 'server-only';
import { and, desc, eq, exists, isNull, lt, or, sql } from 'drizzle-orm';
import { posts, workingCopies } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isId } from '@/lib/fields';
import type { FormValues } from '@/lib/form-state';
import { isKeptPost } from '@/lib/posts/queries/visibility';
import type { Editor } from '@/lib/posts/working-copy';

export type WorkingCopy = {
  body: string;
  fields: FormValues;
  basis: number;
  version: number;
  updatedAt: Date;
};

export type NewWorkingCopy = { key: string; title: string; beginning: string; updatedAt: Date };

/** Begun posts that are shown. */
const MOST_BEGUN = 500;
/** Characters. */
const BEGINNING = 120;

const columns = {
  body: workingCopies.body,
  fields: workingCopies.fields,
  basis: workingCopies.basis,
  version: workingCopies.version,
  updatedAt: workingCopies.updatedAt,
};

/** The copy of a post in the bin waits with it. */
export const isCopyOf = (executor: Executor, postId: number) =>
  and(
    eq(workingCopies.postId, postId),
    exists(
      executor
        .select({ one: sql`1` })
        .from(posts)
        .where(and(eq(posts.id, workingCopies.postId), isKeptPost)),
    ),
  );

export const isNewCopy = (key: string) => and(eq(workingCopies.key, key), isNull(workingCopies.postId));

/** An editor knows the copy, or kept it itself, earlier than what it sends now. */
export const isKeptBy = ({ copy, editorKey, sequence }: Editor) =>
  or(
    eq(workingCopies.version, copy),
    and(eq(workingCopies.editorKey, editorKey), lt(workingCopies.sequence, sequence)),
  );

/** What was written on top of a post and is not saved, or not published, yet. Null for anybody but the owner. */
export async function getWorkingCopy(viewer: Viewer, postId: number): Promise<WorkingCopy | null> {
  if (!canManagePosts(viewer) || !isId(postId)) return null;
  return readWorkingCopy(postId);
}

/** For mutations, in their transaction, and for whoever holds a link to the draft. */
export async function readWorkingCopy(postId: number, executor: Executor = db): Promise<WorkingCopy | null> {
  const [copy] = await executor.select(columns).from(workingCopies).where(isCopyOf(executor, postId));
  return copy ?? null;
}

/** @param key a UUID. */
export async function getNewWorkingCopy(viewer: Viewer, key: string): Promise<WorkingCopy | null> {
  if (!canManagePosts(viewer)) return null;
  const [copy] = await db.select(columns).from(workingCopies).where(isNewCopy(key));
  return copy ?? null;
}

/** Posts that were begun and never saved, the last first. @throws {NotFoundError} for anybody but the owner */
export async function listNewWorkingCopies(viewer: Viewer): Promise<NewWorkingCopy[]> {
  if (!canManagePosts(viewer)) throw new NotFoundError();
  return db
    .select({
      key: workingCopies.key,
      title: sql<string>`coalesce(${workingCopies.fields} ->> 'title', '')`,
      beginning: sql<string>`left(${workingCopies.body}, ${BEGINNING})`,
      updatedAt: workingCopies.updatedAt,
    })
    .from(workingCopies)
    .where(isNull(workingCopies.postId))
    .orderBy(desc(workingCopies.updatedAt))
    .limit(MOST_BEGUN);
}

/** Version of the copy of a post where the editor keeps it, else null. */
export async function findOwnCopyVersion(
  viewer: Viewer,
  postId: number,
  editor: Editor,
): Promise<number | null> {
  if (!canManagePosts(viewer)) return null;
  const [copy] = await db
    .select({ version: workingCopies.version })
    .from(workingCopies)
    .where(and(isCopyOf(db, postId), isKeptBy(editor)));
  return copy?.version ?? null;
}

/** The post that an open editor made. @throws {NotFoundError} */
export async function findMadePost(viewer: Viewer, editorKey: string | undefined): Promise<number> {
  if (!canManagePosts(viewer) || !editorKey) throw new NotFoundError();
  const id = await readMadePost(editorKey, db);
  if (id === undefined) throw new NotFoundError();
  return id;
}

export async function readMadePost(editorKey: string, executor: Executor): Promise<number | undefined> {
  const [post] = await executor
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.editorKey, editorKey), isKeptPost));
  return post?.id;
}
