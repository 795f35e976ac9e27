import 'server-only';
import { desc, eq, sql } from 'drizzle-orm';
import { postRevisions, posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import type { Executor } from '@/lib/db';
import type { FormValues } from '@/lib/form-state';
import { newPostTexts, textNames } from '@/lib/posts/post-fields';
import { getStoredText, type PostText } from '@/lib/posts/queries/stored-text';
import { countChangedWords } from '@/lib/posts/text-diff';

type Kind = (typeof postRevisions.$inferInsert)['kind'];

/** Before a change: what a post has been so far, where no revision tells it yet. */
export async function keepFirstRevision(tx: Executor, postId: number): Promise<void> {
  // Locked first: a row that points at a post shares a lock on it, and two that share one wait for each other to change it.
  const [post] = await tx
    .select({ authorId: posts.authorId, status: posts.status, updatedAt: posts.updatedAt })
    .from(posts)
    .where(eq(posts.id, postId))
    .for('update');
  if (!post || (await tx.$count(postRevisions, eq(postRevisions.postId, postId))) > 0) return;
  const text = await getStoredText(tx, postId);
  if (!text) return;
  await tx.insert(postRevisions).values({
    ...text,
    postId,
    kind: post.status === 'published' ? 'published' : 'saved',
    authorId: post.authorId,
    wordsAdded: countChangedWords('', text.body).added,
    createdAt: post.updatedAt,
  });
}

/**
 * After a change, in its transaction: the text as it is now. A save that changed nothing is none, and of several
 * steps of one transaction the last says what it was.
 */
export async function keepRevision(tx: Executor, actor: Actor, postId: number, kind: Kind): Promise<void> {
  const text = await getStoredText(tx, postId);
  if (text) await keepRevisionOf(tx, actor, postId, kind, text);
}

/** The same of a text that the post has not got: what was drafted on top of it. */
export async function keepRevisionOf(
  tx: Executor,
  actor: Actor,
  postId: number,
  kind: Kind,
  text: PostText,
): Promise<void> {
  const [last] = await tx
    .select({
      id: postRevisions.id,
      body: postRevisions.body,
      fields: postRevisions.fields,
      isOfNow: sql<boolean>`${postRevisions.createdAt} = now()`,
    })
    .from(postRevisions)
    .where(eq(postRevisions.postId, postId))
    .orderBy(desc(postRevisions.id))
    .limit(1);
  const isSame = last !== undefined && isSameText(last, text);
  if (isSame && last.isOfNow) {
    await tx.update(postRevisions).set({ kind }).where(eq(postRevisions.id, last.id));
    return;
  }
  if (isSame && (kind === 'saved' || kind === 'drafted')) return;
  const { added, removed } = countChangedWords(last?.body ?? '', text.body);
  await tx
    .insert(postRevisions)
    .values({ ...text, postId, kind, authorId: actor.id, wordsAdded: added, wordsRemoved: removed });
}

/** The text of a form, without settings. */
export function draftedText({ body, fields }: { body: string; fields: FormValues }) {
  const names = textNames.filter((name) => name !== 'body');
  return { body, fields: Object.fromEntries(names.map((name) => [name, fields[name] ?? ''])) };
}

function isSameText(one: Omit<PostText, 'version'>, other: PostText): boolean {
  const names = Object.keys(other.fields);
  // A field that there was not yet is as in a new post.
  const before = { ...newPostTexts, ...one.fields };
  return one.body === other.body && names.every((name) => before[name] === other.fields[name]);
}
