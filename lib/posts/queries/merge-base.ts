import 'server-only';
import { and, desc, lte, ne } from 'drizzle-orm';
import { postRevisions } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isId } from '@/lib/fields';
import type { FormValues } from '@/lib/form-state';
import { isRevisionOf } from '@/lib/posts/queries/revisions';
import { getStoredText } from '@/lib/posts/queries/stored-text';

/**
 * The text that a save was written upon: that of its version or, where it was thinned out, the last before it, which
 * both sides come from as well. Drafts on top are no version of the post. Null where nothing is known.
 */
export async function getMergeBase(
  viewer: Viewer,
  postId: number,
  version: number,
): Promise<FormValues | null> {
  if (!canManagePosts(viewer) || !isId(postId)) return null;
  const stored = await getStoredText(db, postId);
  if (stored?.version === version) return { ...stored.fields, body: stored.body };
  const [revision] = await db
    .select({ body: postRevisions.body, fields: postRevisions.fields })
    .from(postRevisions)
    .where(and(isRevisionOf(postId), lte(postRevisions.version, version), ne(postRevisions.kind, 'drafted')))
    .orderBy(desc(postRevisions.version), desc(postRevisions.id))
    .limit(1);
  return revision ? { ...revision.fields, body: revision.body } : null;
}
