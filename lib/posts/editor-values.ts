import 'server-only';
import type { Viewer } from '@/lib/access/actor';
import { NotFoundError } from '@/lib/errors';
import type { FormValues } from '@/lib/form-state';
import { toFormValues } from '@/lib/posts/form-values';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { findOwnCopyVersion, getWorkingCopy } from '@/lib/posts/queries/working-copies';
import type { Editor } from '@/lib/posts/working-copy';
import { getSite } from '@/lib/site/queries/site';

/**
 * What an editor of the post would open with now. @throws {NotFoundError}
 * @param own an open editor, whose own working copy is not shown to it
 */
export async function editorValues(viewer: Viewer, id: number, own?: Editor): Promise<FormValues> {
  const [post, copy, ownCopy, { timeZone }] = await Promise.all([
    getPostForEdit(viewer, id),
    getWorkingCopy(viewer, id),
    own ? findOwnCopyVersion(viewer, id, own) : null,
    getSite(),
  ]);
  if (!post) throw new NotFoundError();
  if (ownCopy === null) return toFormValues(post, copy, timeZone);
  return { ...toFormValues(post, null, timeZone), copy: String(ownCopy) };
}
