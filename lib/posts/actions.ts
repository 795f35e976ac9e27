'use server';

import { redirect } from 'next/navigation';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import type { Actor } from '@/lib/access/actor';
import { dropFinishedPages } from '@/lib/content-changed';
import { NotFoundError } from '@/lib/errors';
import type { FormState, FormValues } from '@/lib/form-state';
import { editPostPath } from '@/lib/paths';
import { toFormValues } from '@/lib/posts/form-values';
import { storeInlineImages } from '@/lib/posts/inline-images';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { savePost } from '@/lib/posts/mutations/save-post';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { savedMessage } from '@/lib/posts/saved-message';
import { DeletePostSchema, SavePostSchema } from '@/lib/posts/validation';
import { getSite } from '@/lib/site/queries/site';
import { fromWallTime } from '@/lib/site/time-zone';

const unreadableImage = {
  body: 'An image that stands in the text as data: is none that can be kept (JPEG, PNG, GIF or WebP, whole). Take it out, or give its address on the web instead. Nothing of your text is lost.',
};

export const savePostAction = adminAction(
  canManagePosts,
  SavePostSchema,
  async ({ actor, input, values }) => {
    const { id, version = 0, overwrite, publishedAtShown, intent, ...fields } = input;
    const dateChanged = (values.publishedAt ?? '') !== publishedAtShown;
    const { timeZone } = await getSite();
    const publishedAt = fields.publishedAt && fromWallTime(fields.publishedAt, timeZone);
    const stored = await storeInlineImages(actor, fields.body);
    if (!stored.ok) return invalid(values, unreadableImage);
    const post = { ...fields, body: stored.value, publishedAt: dateChanged ? publishedAt : undefined };
    const saved = await savePost(actor, id ? { id, version: overwrite ?? version } : null, post, intent);
    if (!saved.ok) {
      return saved.code === 'slug-taken'
        ? invalid(values, { slug: 'Another post has this slug. Choose a different one, or leave it empty.' })
        : conflict(actor, id ?? 0, values);
    }
    const now = await storedValues(actor, saved.value.id);
    // A draft that stays one is nothing that readers see.
    if (saved.value.status === 'published' || intent !== 'save') dropFinishedPages();
    if (!id) redirect(`${editPostPath(saved.value.id)}?saved=${now.state}`);
    // What is stored may be spelled otherwise (slug, tags, images in the body); any other body need not travel back.
    const { body, ...shown } = now;
    return {
      status: 'done',
      message: [savedMessage(now.state, intent), ...(saved.value.notices ?? [])].join(' '),
      values: stored.value === fields.body ? shown : { ...shown, body: body ?? '' },
    };
  },
);

export const deletePostAction = adminAction(canManagePosts, DeletePostSchema, async ({ actor, input }) => {
  await deletePost(actor, input.id);
  dropFinishedPages();
  redirect('/admin/posts?deleted=1');
});

async function conflict(actor: Actor, id: number, values: FormValues): Promise<FormState> {
  return {
    status: 'conflict',
    message:
      'This post was saved somewhere else since you opened it. Nothing of either text is lost: choose below.',
    values,
    stored: await storedValues(actor, id),
  };
}

async function storedValues(actor: Actor, id: number): Promise<FormValues> {
  const post = await getPostForEdit(actor, id);
  if (!post) throw new NotFoundError();
  return toFormValues(post, (await getSite()).timeZone);
}
