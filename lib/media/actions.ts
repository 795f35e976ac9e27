'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { failed } from '@/lib/form-state';
import { answerSaved } from '@/lib/site/answer-saved';
import { readShown } from '@/lib/site/merge-section';
import { deletePicture, describePicture, restorePicture } from '@/lib/media/mutations/change-picture';
import { DescribePictureSchema, PictureIdSchema } from '@/lib/media/validation';

export const describePictureAction = adminAction(
  canManagePosts,
  DescribePictureSchema,
  async ({ actor, input: { id, alt, isDecorative }, values }) => {
    const sent = { alt: isDecorative ? '' : alt || null };
    const saved = await describePicture(actor, id, sent, readShown(values.shown));
    if (saved.ok) refresh();
    const answer = answerSaved(
      saved,
      (words) => ({ alt: words.alt ?? '', isDecorative: words.alt === '' ? 'on' : '' }),
      'This description was',
    );
    return answer.status === 'done'
      ? { ...answer, message: 'Saved. Texts that show it keep what they say.' }
      : answer;
  },
);

export const deletePictureAction = adminAction(
  canManagePosts,
  PictureIdSchema,
  async ({ actor, input, values }) => {
    const deleted = await deletePicture(actor, input.id);
    if (!deleted.ok) return failed(values, 'It is used meanwhile: reload the page to see where.');
    dropFinishedPages();
    redirect(`/admin/media/${input.id}`);
  },
);

export const restorePictureAction = adminAction(canManagePosts, PictureIdSchema, async ({ actor, input }) => {
  await restorePicture(actor, input.id);
  dropFinishedPages();
  redirect(`/admin/media/${input.id}`);
});
