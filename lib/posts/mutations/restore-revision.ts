import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { FormValues } from '@/lib/form-state';
import { setCopyAside } from '@/lib/posts/mutations/discard-working-copy';
import { keepRevision } from '@/lib/posts/mutations/keep-revision';
import { lockPost } from '@/lib/posts/mutations/lock-post';
import { prepareRow } from '@/lib/posts/mutations/post-row';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { newPostTexts } from '@/lib/posts/post-fields';
import { getRevision } from '@/lib/posts/queries/revisions';
import { getStoredText } from '@/lib/posts/queries/stored-text';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import { PostSchema, validFields } from '@/lib/posts/validation';
import { fail, type Result } from '@/lib/result';

/**
 * The text of a revision is the post's again; what it was until now stays a revision, and so do address and settings.
 * `stale` when somebody saved the post since `version`. @throws {NotFoundError}
 */
export async function restoreRevision(
  actor: Actor,
  postId: number,
  id: number,
  version: number,
): Promise<Result<SavedPost, 'slug-taken' | 'slug-reserved' | 'stale'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const revision = await getRevision(actor, postId, id);
  if (!revision) throw new NotFoundError();
  const present = await getStoredText(db, postId);
  if (!present) throw new NotFoundError();
  const input = inputOf(revision, present);
  const prepared = await prepareRow(input);
  return db.transaction(async (tx) => {
    const post = await lockPost(tx, postId);
    if (post.version !== version) return fail('stale');
    await setCopyAside(tx, actor, post);
    const saved = await updatePost(actor, postId, version, input, tx, prepared);
    if (saved.ok) await keepRevision(tx, actor, postId, 'restored');
    return saved;
  });
}

type Text = { body: string; fields: FormValues };

/** A draft may hold what no save would take, and an older build other bounds: such a field stays as it is. */
function inputOf({ body, fields }: Text, present: Text): PostInput {
  const empty = PostSchema.parse({ ...newPostTexts, title: 'Untitled' });
  const text = { ...empty, ...validFields(present.fields), ...validFields({ ...fields, body }) };
  return {
    ...text,
    slug: undefined,
    publishedAt: undefined,
    unpublishAt: undefined,
    commentsOpen: undefined,
    kind: undefined,
  };
}
