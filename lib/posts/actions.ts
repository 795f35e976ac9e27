'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { failed } from '@/lib/form-state';
import { editPostPath } from '@/lib/paths';
import { editorValues } from '@/lib/posts/editor-values';
import { storeInlineImages } from '@/lib/posts/inline-images';
import { answerStale } from '@/lib/posts/merge/answer-stale';
import { wayBack } from '@/lib/posts/bulk-undo';
import { bulkMessage, restoredMessage } from '@/lib/posts/bulk-message';
import { changePosts, restorePosts } from '@/lib/posts/mutations/change-posts';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { nameRevision } from '@/lib/posts/mutations/name-revision';
import { unpublishPost } from '@/lib/posts/mutations/publish-post';
import { putOwnName } from '@/lib/posts/mutations/put-own-name';
import { pinPost, unpinPost } from '@/lib/posts/mutations/pin-post';
import { restoreAsDraft } from '@/lib/posts/mutations/restore-as-draft';
import { restoreRevision } from '@/lib/posts/mutations/restore-revision';
import { savePost } from '@/lib/posts/mutations/save-post';
import { pick, textNames } from '@/lib/posts/post-fields';
import { findMadePost } from '@/lib/posts/queries/working-copies';
import { savedMessage } from '@/lib/posts/saved-message';
import { endsTooSoon, readSettings } from '@/lib/posts/sent-settings';
import {
  ChangePostsSchema,
  DeletePostSchema,
  OwnNameSchema,
  mergeChoices,
  NameRevisionSchema,
  PinPostSchema,
  RestoreRevisionSchema,
  saveIntents,
  SavePostSchema,
  UnpublishPostSchema,
} from '@/lib/posts/validation';
import { getSite } from '@/lib/site/queries/site';

/** Of a post that its editor made without having heard so. */
const FIRST_VERSION = 1;

const unreadableImage = {
  body: 'An image that stands in the text as data: is none that can be kept (JPEG, PNG, GIF or WebP, whole). Take it out, or give its address on the web instead. Nothing of your text is lost.',
};

const reserved =
  'The site itself has something at this address, so no page can be there. Choose a different slug.';

const tooSoon = 'Choose a moment that lies ahead, and after the post appears. Empty: never.';

const changedMeanwhile =
  'It was saved since you opened this page, so it was not unpublished. Reload the page to see the newest.';

const savedMeanwhile =
  'This post was saved since you opened this page, so nothing was restored. Reload the page to see the newest.';

export const savePostAction = adminAction(
  canManagePosts,
  SavePostSchema,
  async ({ actor, input, values }) => {
    const { id, version = FIRST_VERSION, intent, ...sent } = input;
    const { theirVersion, theirCopy, differences, copy, editorKey, sequence, key, ...fields } = sent;
    const editor = editorKey ? { copy, editorKey, sequence } : undefined;
    const by = mergeChoices.find((choice) => choice === intent);
    if (id && by) {
      const chosen = { by, version: theirVersion, copy: theirCopy, differences };
      return answerStale(actor, { id, version, editor, values }, chosen);
    }
    const verb = saveIntents.find((verb) => verb === intent) ?? 'save';
    const { timeZone } = await getSite();
    const { changed, settings, changes } = readSettings(input, values, timeZone);
    const isMoved = changed.some((name) => name === 'unpublishAt' || name === 'publishedAt');
    const isEndMeant = verb === 'publish' || (verb !== 'unpublish' && isMoved);
    if (isEndMeant && endsTooSoon(settings.unpublishAt, settings.publishedAt))
      return invalid(values, { unpublishAt: tooSoon });
    const stored = await storeInlineImages(actor, fields.body);
    if (!stored.ok) return invalid(values, unreadableImage);
    const post = { ...fields, ...changes, body: stored.value };
    const target = id ? { id, version } : null;
    const drafted = pick(values, [...textNames, ...changed]);
    const saved = await savePost(actor, target, post, verb, { editor, key, values: drafted });
    if (!saved.ok) {
      if (saved.code === 'slug-reserved') return invalid(values, { slug: reserved });
      return saved.code === 'slug-taken'
        ? invalid(values, { slug: 'Another post has this slug. Choose a different one, or leave it empty.' })
        : answerStale(actor, { id: id ?? (await findMadePost(actor, editorKey)), version, editor, values });
    }
    const now = await editorValues(actor, saved.value.id);
    // A draft that stays one is nothing that readers see.
    if (verb !== 'save') dropFinishedPages();
    if (!id) redirect(`${editPostPath(saved.value.id)}?saved=${now.state}`);
    // What is stored may be spelled otherwise (slug, tags, images in the body); any other body need not travel back.
    const { body, ...shown } = now;
    return {
      status: 'done',
      message: [savedMessage(now, verb, timeZone), ...(saved.value.notices ?? [])].join(' '),
      values: stored.value === fields.body ? shown : { ...shown, body: body ?? '' },
    };
  },
);

export const deletePostAction = adminAction(canManagePosts, DeletePostSchema, async ({ actor, input }) => {
  await deletePost(actor, input.id);
  dropFinishedPages();
  redirect(`/admin/posts?deleted=${input.id}`);
});

/** From the page that readers see; the editor opens, where the way back is. */
export const unpublishPostAction = adminAction(
  canManagePosts,
  UnpublishPostSchema,
  async ({ actor, input: { id, version }, values }) => {
    const unpublished = await unpublishPost(actor, id, version);
    if (!unpublished.ok) return failed(values, changedMeanwhile);
    dropFinishedPages();
    redirect(`${editPostPath(id)}?saved=unpublished`);
  },
);

export const pinPostAction = adminAction(
  canManagePosts,
  PinPostSchema,
  async ({ actor, input: { id, pinned } }) => {
    await (pinned === 'on' ? pinPost : unpinPost)(actor, id);
    dropFinishedPages();
    return { status: 'done', message: pinned ? 'Pinned to the home page.' : 'No longer pinned.' };
  },
);

export const putOwnNameAction = adminAction(
  canManagePosts,
  OwnNameSchema,
  async ({ actor, input: { id } }) => {
    await putOwnName(actor, id);
    dropFinishedPages();
    return { status: 'done', message: 'It stands under your name.' };
  },
);

export const restoreRevisionAction = adminAction(
  canManagePosts,
  RestoreRevisionSchema,
  async ({ actor, input: { id, revision, version, as }, values }) => {
    if (as === 'draft') {
      const drafted = await restoreAsDraft(actor, id, revision, version);
      if (!drafted.ok) return failed(values, savedMeanwhile);
      redirect(`${editPostPath(id)}?saved=drafted`);
    }
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
  async ({ actor, input: { verb, names, posts, deleted }, values }) => {
    if (!verb) return invalid(values, { posts: 'Choose what is to be done.' });
    if (verb === 'restore') {
      const restored = await restorePosts(actor, deleted);
      dropFinishedPages();
      return { status: 'done', message: restoredMessage(restored) };
    }
    const changed = await changePosts(actor, posts, verb === 'tag' ? { verb, names } : { verb });
    dropFinishedPages();
    const message = bulkMessage(verb, changed);
    const isWhole = changed.every(({ problem }) => problem === null || problem === 'unchanged');
    const undo = wayBack(verb, posts, changed);
    return isWhole ? { status: 'done', message, values: undo } : failed(undo, message);
  },
);
