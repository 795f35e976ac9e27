import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { posts, workingCopies } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { FormValues } from '@/lib/form-state';
import { createPost } from '@/lib/posts/mutations/create-post';
import { draftedText, keepFirstRevision, keepRevisionOf } from '@/lib/posts/mutations/keep-revision';
import { dropWorkingCopy, isOwnCopy, keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { lockPost } from '@/lib/posts/mutations/lock-post';
import { prepareRow, type PreparedRow } from '@/lib/posts/mutations/post-row';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import { isKeptBy, isNewCopy, readMadePost } from '@/lib/posts/queries/working-copies';
import type { Editor } from '@/lib/posts/working-copy';
import { fail, ok, type Result } from '@/lib/result';

/** `save` changes nothing that readers see: on a published post it keeps a draft. `update` changes what is there. */
export type SaveIntent = 'save' | 'update' | 'publish' | 'unpublish';

export type SaveTarget = { id: number; version: number };

type Saved = Result<SavedPost, 'slug-taken' | 'slug-reserved' | 'stale'>;

export type SaveOptions = {
  /** The open editor, whose working copy ends with the save; without one, copies stay as they are. */
  editor?: Editor;
  /** Of the working copy that becomes a new post. */
  key?: string;
  /** The form's values, which a draft on top of a published post keeps. */
  values?: FormValues;
};

/**
 * All or nothing, in one transaction. A new post that its editor made already is that post.
 * @param target null for a new post. @throws {NotFoundError}
 */
export async function savePost(
  actor: Actor,
  target: SaveTarget | null,
  input: PostInput,
  intent: SaveIntent,
  { editor, key, values = {} }: SaveOptions = {},
): Promise<Saved> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const prepared = await prepareRow(input);
  return db.transaction(async (tx) => {
    const at = target ?? (editor && (await findMade(tx, editor.editorKey)));
    if (!at) return create(tx);
    const post = await lockPost(tx, at.id);
    if (editor && !(await isOwnCopy(tx, at.id, editor))) return fail('stale');
    if (intent === 'save' && post.status === 'published') return keepDraft(tx, at);
    const updated = await updatePost(actor, at.id, at.version, input, tx, prepared);
    const done = await change(tx, updated);
    if (done.ok && editor) await dropWorkingCopy(tx, at.id, editor);
    return done;
  });

  async function create(tx: Executor): Promise<Saved> {
    const made = await createPost(actor, { ...input, editorKey: editor?.editorKey }, tx, prepared);
    // What another tab wrote since stays begun.
    if (made.ok && key && editor) await tx.delete(workingCopies).where(and(isNewCopy(key), isKeptBy(editor)));
    return change(tx, made);
  }

  async function change(tx: Executor, saved: Saved): Promise<Saved> {
    if (!saved.ok || intent === 'save' || intent === 'update') return saved;
    const verb = intent === 'publish' ? publishPost : unpublishPost;
    const changed = await verb(actor, saved.value.id, saved.value.version, tx);
    return changed.ok ? ok({ ...changed.value, notices: prepared.notices }) : changed;
  }

  async function keepDraft(tx: Executor, at: SaveTarget): Promise<Saved> {
    await keepFirstRevision(tx, at.id);
    const by = editor ?? { copy: 0, editorKey: randomUUID(), sequence: 0 };
    const { body: _, ...fields } = values;
    const text = { body: input.body, fields };
    const kept = await keepWorkingCopy(actor, { id: at.id, basis: at.version }, by, text, tx);
    if (!kept.ok) return kept;
    await keepRevisionOf(tx, actor, at.id, 'drafted', { ...draftedText(text), version: at.version });
    return savedDraft(tx, at.id, prepared);
  }
}

/** The post that an open editor made, where nobody was told that it did. */
async function findMade(tx: Executor, editorKey: string): Promise<SaveTarget | undefined> {
  // Of two that are sent at once the second waits here, and finds the post of the first.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${editorKey}, 0))`);
  const id = await readMadePost(editorKey, tx);
  // Saved since by whoever opened it, it is no longer what this editor made.
  return id === undefined ? undefined : { id, version: 1 };
}

async function savedDraft(tx: Executor, id: number, { notices }: PreparedRow): Promise<Saved> {
  const [post] = await tx
    .select({ id: posts.id, slug: posts.slug, version: posts.version, status: posts.status })
    .from(posts)
    .where(eq(posts.id, id));
  return ok({ ...post!, notices });
}
