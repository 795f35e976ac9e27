'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { failed } from '@/lib/form-state';
import { deletePicture, describePicture, restorePicture } from '@/lib/media/mutations/change-picture';
import { DescribePictureSchema, PictureIdSchema } from '@/lib/media/validation';

export const describePictureAction = adminAction(
  canManagePosts,
  DescribePictureSchema,
  async ({ actor, input: { id, alt, isDecorative }, values }) => {
    await describePicture(actor, id, isDecorative ? '' : alt || null);
    refresh();
    return { status: 'done', message: 'Saved. Texts that show it keep what they say.', values };
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
