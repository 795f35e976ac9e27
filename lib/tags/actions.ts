'use server';

import { redirect } from 'next/navigation';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { answerSaved } from '@/lib/site/answer-saved';
import { readShown } from '@/lib/site/merge-section';
import { mergeTags } from '@/lib/tags/mutations/merge-tags';
import { deleteTag, forgetTagAlias, updateTag } from '@/lib/tags/mutations/update-tag';
import { findTagByName } from '@/lib/tags/queries/tags';
import { MergeTagsSchema, TagAliasSchema, TagIdSchema, UpdateTagSchema } from '@/lib/tags/validation';

export const updateTagAction = adminAction(
  canManagePosts,
  UpdateTagSchema,
  async ({ actor, input: { id, ...tag }, values }) => {
    const updated = await updateTag(actor, id, tag, readShown(values.shown));
    if (!updated.ok && updated.code !== 'stale') {
      return updated.code === 'name-taken'
        ? invalid(values, { name: 'Another tag has this name. Merge the two in the list of tags instead.' })
        : invalid(values, { slug: 'Another tag has this slug. Choose a different one.' });
    }
    if (updated.ok) dropFinishedPages();
    return answerSaved(updated, (stored) => ({ ...stored }), 'This tag was');
  },
);

export const mergeTagsAction = adminAction(
  canManagePosts,
  MergeTagsSchema,
  async ({ actor, input: { ids, into }, values }) => {
    const id = await findTagByName(actor, into);
    if (id === null) return invalid(values, { into: `There is no tag “${into}”. Name one that there is.` });
    if (ids.every((other) => other === id)) {
      return invalid(values, { tags: `Choose another tag besides “${into}”.` });
    }
    const { mergedCount } = await mergeTags(actor, ids, id);
    dropFinishedPages();
    redirect(`/admin/tags/${id}?merged=${mergedCount}`);
  },
);

export const forgetTagAliasAction = adminAction(canManagePosts, TagAliasSchema, async ({ actor, input }) => {
  await forgetTagAlias(actor, input.id, input.slug);
  dropFinishedPages();
  return { status: 'done', message: 'Forgotten.' };
});

export const deleteTagAction = adminAction(canManagePosts, TagIdSchema, async ({ actor, input }) => {
  await deleteTag(actor, input.id);
  dropFinishedPages();
  redirect('/admin/tags?deleted=1');
});
