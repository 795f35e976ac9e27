'use server';

import { redirect } from 'next/navigation';
import { canManagePosts, canModerateComments } from '@/lib/access/permissions';
import { adminAction, memberAction } from '@/lib/action';
import { PurgeSchema, RestorePostSchema, UndeleteCommentSchema } from '@/lib/bin/validation';
import { eraseComment, eraseDeletedComments } from '@/lib/comments/mutations/erase-comments';
import { undeleteComment } from '@/lib/comments/mutations/undelete-comment';
import { commentPath } from '@/lib/comments/paths';
import { getCommentPlace } from '@/lib/comments/queries/place';
import { dropFinishedPages } from '@/lib/content-changed';
import { purgeBinnedPictures, purgePicture } from '@/lib/media/mutations/purge-pictures';
import { unlessAbsent } from '@/lib/errors';
import { EmptySchema } from '@/lib/fields';
import { failed } from '@/lib/form-state';
import { purgeBinnedPosts, purgePost } from '@/lib/posts/mutations/purge-posts';
import { restorePost } from '@/lib/posts/mutations/restore-post';

const goneForGood =
  'It was deleted for ever meanwhile, or is another one’s to bring back: nothing was changed.';

export const restorePostAction = adminAction(
  canManagePosts,
  RestorePostSchema,
  async ({ actor, input, values }) => {
    const restored = await unlessAbsent(restorePost(actor, input.id));
    if (!restored) return failed(values, goneForGood);
    const { id, slug, formerSlug } = restored;
    dropFinishedPages();
    const query = new URLSearchParams({
      restored: String(id),
      ...(slug !== formerSlug && { was: formerSlug }),
    });
    redirect(`/admin/${input.from}?${query}`);
  },
);

export const purgePostAction = adminAction(canManagePosts, PurgeSchema, async ({ actor, input }) => {
  await purgePost(actor, input.id);
  redirect('/admin/bin?purged=1');
});

/** For whoever deleted it: the owner in the bin, a member on their own pages. */
export const undeleteCommentAction = memberAction(UndeleteCommentSchema, async ({ actor, input, values }) => {
  const undeleted = await unlessAbsent(undeleteComment(actor, input.id).then(() => true));
  // Undone in another tab already, it is where this leads.
  if (!undeleted && !(await getCommentPlace(input.id))) return failed(values, goneForGood);
  dropFinishedPages();
  if (input.from !== 'post') redirect(`/admin/${input.from}?undeleted=${input.id}`);
  const place = await getCommentPlace(input.id);
  redirect(place ? commentPath(place) : '/');
});

export const eraseCommentAction = adminAction(canModerateComments, PurgeSchema, async ({ actor, input }) => {
  await eraseComment(actor, input.id);
  redirect('/admin/bin?purged=1');
});

export const purgePictureAction = adminAction(canManagePosts, PurgeSchema, async ({ actor, input }) => {
  await purgePicture(actor, input.id);
  redirect('/admin/bin?purged=1');
});

export const emptyBinAction = adminAction(canManagePosts, EmptySchema, async ({ actor }) => {
  await purgeBinnedPosts(actor);
  await eraseDeletedComments(actor);
  await purgeBinnedPictures(actor);
  redirect('/admin/bin?purged=1');
});
