'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import type { Actor } from '@/lib/access/actor';
import { dropFinishedPages } from '@/lib/content-changed';
import { NotFoundError } from '@/lib/errors';
import { failed, type FormState, type FormValues } from '@/lib/form-state';
import { editPostPath } from '@/lib/paths';
import { toFormValues } from '@/lib/posts/form-values';
import { storeInlineImages } from '@/lib/posts/inline-images';
import { bulkMessage } from '@/lib/posts/bulk-message';
import { changePosts } from '@/lib/posts/mutations/change-posts';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { nameRevision } from '@/lib/posts/mutations/name-revision';
import { restoreRevision } from '@/lib/posts/mutations/restore-revision';
import { savePost } from '@/lib/posts/mutations/save-post';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { savedMessage } from '@/lib/posts/saved-message';
import {
  ChangePostsSchema,
  DeletePostSchema,
  NameRevisionSchema,
  RestoreRevisionSchema,
  SavePostSchema,
} from '@/lib/posts/validation';
import { getSite } from '@/lib/site/queries/site';
import { fromWallTime } from '@/lib/site/time-zone';

const unreadableImage = {
  body: 'An image that stands in the text as data: is none that can be kept (JPEG, PNG, GIF or WebP, whole). Take it out, or give its address on the web instead. Nothing of your text is lost.',
};

const publishedMeanwhile =
  'This post was published somewhere else since you opened it, so this was not saved yet. Press Update, and readers see your text.';

const savedMeanwhile =
  'This post was saved since you opened this page, so nothing was restored. Reload the page to see the newest.';

export const savePostAction = adminAction(
  canManagePosts,
  SavePostSchema,
  async ({ actor, input, values }) => {
    const { id, version = 0, overwrite, publishedAtShown, commentsOpenShown, intent, ...fields } = input;
    const dateChanged = (values.publishedAt ?? '') !== publishedAtShown;
    const before = id ? await storedValues(actor, id) : null;
    // "Save draft" must never change what readers see.
    if (before && intent === 'save' && values.state === 'draft' && before.state !== 'draft')
      return failed({ ...values, state: before.state ?? '' }, publishedMeanwhile);
    const commentsChanged = !id || (values.commentsOpen ?? '') !== commentsOpenShown;
    const { timeZone } = await getSite();
    const publishedAt = fields.publishedAt && fromWallTime(fields.publishedAt, timeZone);
    const stored = await storeInlineImages(actor, fields.body);
    if (!stored.ok) return invalid(values, unreadableImage);
    const post = {
      ...fields,
      body: stored.value,
      publishedAt: dateChanged ? publishedAt : undefined,
      commentsOpen: commentsChanged ? fields.commentsOpen : undefined,
    };
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
  redirect(`/admin/posts?deleted=${input.id}`);
});

export const restoreRevisionAction = adminAction(
  canManagePosts,
  RestoreRevisionSchema,
  async ({ actor, input: { id, revision, version }, values }) => {
    const restored = await restoreRevision(actor, id, revision, version);
    if (!restored.ok) return failed(values, savedMeanwhile);
    if (restored.value.status === 'published') dropFinishedPages();
    redirect(`/admin/posts/${id}/edit?saved=restored`);
  },
);

export const nameRevisionAction = adminAction(
  canManagePosts,
  NameRevisionSchema,
  async ({ actor, input: { id, revision, name } }) => {
    await nameRevision(actor, id, revision, name);
    refresh();
    return { status: 'done', message: name ? 'Named.' : 'The name is gone.' };
  },
);

/** One form for many posts: what was done, and which were left and why. */
export const changePostsAction = adminAction(
  canManagePosts,
  ChangePostsSchema,
  async ({ actor, input: { verb, names, posts }, values }) => {
    if (!verb) return invalid(values, { posts: 'Choose what is to be done.' });
    const changed = await changePosts(actor, posts, verb === 'tag' ? { verb, names } : { verb });
    dropFinishedPages();
    const message = bulkMessage(verb, changed);
    const isWhole = changed.every(({ problem }) => problem === null || problem === 'unchanged');
    return isWhole ? { status: 'done', message } : failed({}, message);
  },
);

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
