'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { canManagePosts, canManageSite } from '@/lib/access/permissions';
import { adminAction } from '@/lib/action';
import { hideFirstSteps } from '@/lib/desk/mutations/hide-first-steps';
import { createSamplePost, deleteSamplePost } from '@/lib/desk/mutations/sample-post';
import { EmptySchema } from '@/lib/fields';
import { editPostPath } from '@/lib/paths';

export const hideFirstStepsAction = adminAction(canManageSite, EmptySchema, async ({ actor }) => {
  await hideFirstSteps(actor);
  refresh();
  return { status: 'done', message: '' };
});

export const createSamplePostAction = adminAction(canManagePosts, EmptySchema, async ({ actor }) => {
  redirect(editPostPath(await createSamplePost(actor)));
});

/** A draft is nothing that readers see, so their pages stay. */
export const deleteSamplePostAction = adminAction(canManagePosts, EmptySchema, async ({ actor }) => {
  await deleteSamplePost(actor);
  refresh();
  return { status: 'done', message: 'The sample is gone.' };
});
