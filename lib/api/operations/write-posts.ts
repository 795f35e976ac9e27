import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { ApiError, invalidField } from '@/lib/api/api-error';
import { matchedVersion, versionMeant } from '@/lib/api/entity-tag';
import { operation } from '@/lib/api/operation';
import { coverColumns, MAX_POST_BYTES, withStoredImages } from '@/lib/api/operations/post-bodies';
import { IdParams } from '@/lib/api/schemas/common';
import { NewPost, Post, PostChange, Publication } from '@/lib/api/schemas/posts';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { savePost } from '@/lib/posts/mutations/save-post';
import { endsTooSoon } from '@/lib/posts/sent-settings';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import { getPostForEdit, type PostForEdit } from '@/lib/posts/queries/admin';
import { getDiscussionSettings } from '@/lib/site/queries/discussion';
import type { Result } from '@/lib/result';
import type { z } from '@/lib/zod';
import { replyToSave } from '@/lib/api/operations/post-views';
import { savedOf } from '@/lib/api/operations/saved-of';

export const createPost = operation({
  id: 'createPost',
  method: 'POST',
  path: '/posts',
  tag: 'Posts',
  summary: 'Write a draft',
  who: canManagePosts,
  scope: 'posts:write',
  body: NewPost,
  maxBytes: MAX_POST_BYTES,
  success: 201,
  answer: Post,
  headers: { ETag: 'The version, for If-Match', Location: 'The post' },
  problems: ['slug-taken', 'unavailable'],
  async handle({ actor, body: { markdown, cover, tags = [], series, ...fields } }) {
    const input: PostInput = {
      subtitle: '',
      slug: '',
      commentsOpen: fields.kind !== 'page' && (await getDiscussionSettings()).commentsOnNewPosts,
      ...fields,
      tags,
      series: series ?? '',
      body: await withStoredImages(actor, markdown),
      ...coverColumns(cover),
    };
    const saved = savedOf(await savePost(actor, null, input, 'update'));
    const reply = await replyToSave(actor, saved);
    return {
      ...reply,
      headers: { ...reply.headers, Location: `${settings().SITE_URL}/api/v1/posts/${saved.id}` },
    };
  },
});

export const updatePost = operation({
  id: 'changePost',
  method: 'PATCH',
  path: '/posts/{id}',
  tag: 'Posts',
  summary: 'Change a post',
  description: 'What is absent stays. Of a public post readers see the change at once.',
  who: canManagePosts,
  scope: 'posts:write',
  params: IdParams,
  version: 'required',
  body: PostChange,
  maxBytes: MAX_POST_BYTES,
  success: 200,
  answer: Post,
  headers: { ETag: 'The new version' },
  problems: ['not-found', 'slug-taken', 'stale', 'unavailable'],
  async handle({ actor, params, body, request }) {
    const stored = await requirePost(actor, params.id);
    const version = versionFor(request, stored);
    const input = await merged(actor, stored, body);
    const saved = savedOf(await savePost(actor, { id: params.id, version }, input, 'update'));
    if (saved.status === 'published') dropFinishedPages();
    return replyToSave(actor, saved);
  },
});

export const removePost = operation({
  id: 'deletePost',
  method: 'DELETE',
  path: '/posts/{id}',
  tag: 'Posts',
  summary: 'Put a post with its comments into the bin',
  description:
    'From there it can be restored for 30 days. Meanwhile it is as if it were not there, but its address answers 410.',
  who: canManagePosts,
  scope: 'posts:write',
  params: IdParams,
  version: 'optional',
  success: 204,
  problems: ['not-found', 'stale'],
  async handle({ actor, params, request }) {
    const matched = matchedVersion(request);
    const deleted = await deletePost(actor, params.id, matched === 'any' ? null : matched);
    if (!deleted.ok) throw new ApiError('stale');
    dropFinishedPages();
    return { body: undefined };
  },
});

export const publish = operation({
  id: 'publishPost',
  method: 'PUT',
  path: '/posts/{id}/publication',
  tag: 'Posts',
  summary: 'Publish a post, or schedule it',
  who: canManagePosts,
  scope: 'posts:write',
  params: IdParams,
  version: 'optional',
  body: Publication,
  isBodyOptional: true,
  success: 200,
  answer: Post,
  headers: { ETag: 'The new version' },
  problems: ['not-found', 'stale'],
  async handle({ actor, params, body, request }) {
    const { publishAt: at, unpublishAt: until } = body;
    const stored = await requirePost(actor, params.id);
    if (endsTooSoon(until ?? null, at ?? stored.publishedAt))
      throw invalidField('/unpublishAt', 'Give a moment that lies ahead, and after the post appears.');
    const lasts = until === undefined && stored.unpublishAt && stored.unpublishAt > new Date();
    if (lasts && endsTooSoon(stored.unpublishAt, at ?? null))
      throw invalidField('/publishAt', 'The post would have ended by then: give unpublishAt, too.');
    const changed = await changeState(request, stored, (version) =>
      publishPost(actor, params.id, version, undefined, { at, until }),
    );
    return replyToSave(actor, changed);
  },
});

export const unpublish = operation({
  id: 'unpublishPost',
  method: 'DELETE',
  path: '/posts/{id}/publication',
  tag: 'Posts',
  summary: 'Make a draft of it again; date, comments and address stay',
  who: canManagePosts,
  scope: 'posts:write',
  params: IdParams,
  version: 'optional',
  success: 200,
  answer: Post,
  headers: { ETag: 'The new version' },
  problems: ['not-found', 'stale'],
  async handle({ actor, params, request }) {
    const changed = await changeState(request, await requirePost(actor, params.id), (version) =>
      unpublishPost(actor, params.id, version),
    );
    return replyToSave(actor, changed);
  },
});

async function requirePost(actor: Actor, id: number): Promise<PostForEdit> {
  const post = await getPostForEdit(actor, id);
  if (!post) throw new NotFoundError();
  return post;
}

/** The version that the request was made from. @throws {ApiError} 412 when there is a newer one */
function versionFor(request: Request, stored: { version: number }): number {
  if (versionMeant(request, stored.version) === stored.version) return stored.version;
  throw new ApiError('stale');
}

async function changeState(
  request: Request,
  stored: PostForEdit,
  change: (version: number) => Promise<Result<SavedPost, 'stale'>>,
): Promise<SavedPost> {
  const saved = savedOf(await change(versionFor(request, stored)));
  dropFinishedPages();
  return saved;
}

async function merged(
  actor: Actor,
  stored: PostForEdit,
  change: z.output<typeof PostChange>,
): Promise<PostInput> {
  const { markdown, cover, ...fields } = change;
  return {
    title: fields.title ?? stored.title,
    subtitle: fields.subtitle ?? stored.subtitle,
    slug: fields.slug ?? stored.slug,
    tags: fields.tags ?? stored.tags.map(({ name }) => name),
    kind: fields.kind ?? stored.kind,
    series: fields.series === undefined ? undefined : (fields.series ?? ''),
    seriesPosition: fields.seriesPosition,
    commentsOpen: fields.commentsOpen ?? stored.commentsOpen,
    language: fields.language ?? stored.language,
    body: markdown === undefined ? stored.body : await withStoredImages(actor, markdown),
    ...(cover === undefined ? { coverUrl: stored.coverUrl, coverAlt: stored.coverAlt } : coverColumns(cover)),
  };
}
