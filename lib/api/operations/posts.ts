import 'server-only';
import type { Actor, Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { ApiError, invalidField } from '@/lib/api/api-error';
import { challenge, type Caller } from '@/lib/api/caller';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { matchedVersion, tagOf } from '@/lib/api/entity-tag';
import { operation } from '@/lib/api/operation';
import { IdParams, LINK_HEADER } from '@/lib/api/schemas/common';
import {
  NewPost,
  Post,
  PostChange,
  PostPage,
  PostParams,
  PostsQuery,
  Publication,
  Tags,
} from '@/lib/api/schemas/posts';
import { MAX_BODY_LENGTH } from '@/lib/body-length';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { isId } from '@/lib/fields';
import { postPath, tagPath } from '@/lib/paths';
import { storeInlineImages } from '@/lib/posts/inline-images';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { savePost } from '@/lib/posts/mutations/save-post';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import { getPostForEdit, type PostForEdit } from '@/lib/posts/queries/admin';
import { findPost, findPosts, type FoundPost } from '@/lib/posts/queries/find-posts';
import { listPublicTags } from '@/lib/posts/queries/tags';
import type { Result } from '@/lib/result';
import type { z } from '@/lib/zod';

const PER_PAGE = 20;
/** Bytes of JSON, where each character of the longest text may be written as `\uXXXX`. */
const MAX_POST_BYTES = 6 * MAX_BODY_LENGTH + 64 * 1024;

const absolute = (path: string) => settings().SITE_URL + path;

/** Whom the queries take the caller for: a token that may not read drafts reads as everybody does. */
const readerOf = (caller: Caller | null): Viewer => (caller?.may('posts:read') ? caller.actor : null);

export const listPosts = operation({
  id: 'listPosts',
  method: 'GET',
  path: '/posts',
  tag: 'Posts',
  summary: 'Posts, newest first',
  who: 'anybody',
  scope: 'posts:read',
  query: PostsQuery,
  isShared: true,
  success: 200,
  answer: PostPage,
  headers: LINK_HEADER,
  problems: ['token-required', 'forbidden', 'insufficient-scope'],
  async handle({ caller, query, request }) {
    const { status = 'published', limit = PER_PAGE, tag, year, q: search, cursor } = query;
    if (status !== 'published') requireEditor(caller);
    const list = `posts ${status}`;
    const [id, publishedAt] = readCursor(list, cursor) ?? [];
    const after =
      id === undefined
        ? null
        : { id: Number(id), publishedAt: publishedAt === undefined ? null : new Date(publishedAt) };
    const filter = { state: status, tag, year, search };
    const found = await findPosts(readerOf(caller), filter, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const key = last && [last.id, ...(last.publishedAt ? [last.publishedAt.toISOString()] : [])];
    return pageOf(request, page.map(summaryOf), key ? makeCursor(list, key) : null);
  },
});

export const getPost = operation({
  id: 'getPost',
  method: 'GET',
  path: '/posts/{id}',
  tag: 'Posts',
  summary: 'One post, by its number or its slug',
  who: 'anybody',
  scope: 'posts:read',
  params: PostParams,
  isShared: true,
  success: 200,
  answer: Post,
  headers: { ETag: 'The version, for If-Match' },
  problems: ['not-found'],
  async handle({ caller, params }) {
    const viewer = readerOf(caller);
    const post = await findByKey(viewer, params.id);
    if (!post) throw new NotFoundError();
    return replyWith(viewer, post);
  },
});

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
  async handle({ actor, body: { markdown, cover, tags = [], ...fields } }) {
    const input: PostInput = {
      subtitle: '',
      slug: '',
      commentsOpen: true,
      ...fields,
      tags,
      body: await withStoredImages(actor, markdown),
      coverUrl: cover?.url ?? '',
      coverAlt: cover?.alt ?? '',
    };
    const saved = savedOf(await savePost(actor, null, input, 'save'));
    const reply = await replyToSave(actor, saved);
    return {
      ...reply,
      headers: { ...reply.headers, Location: absolute(`/api/v1/posts/${saved.id}`) },
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
    const saved = savedOf(await savePost(actor, { id: params.id, version }, input, 'save'));
    if (saved.status === 'published') dropFinishedPages();
    return replyToSave(actor, saved);
  },
});

export const removePost = operation({
  id: 'deletePost',
  method: 'DELETE',
  path: '/posts/{id}',
  tag: 'Posts',
  summary: 'Delete a post with its comments, for good',
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
    const changed = await changeState(request, await requirePost(actor, params.id), (version) =>
      publishPost(actor, params.id, version, undefined, body.publishAt),
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

export const listTags = operation({
  id: 'listTags',
  method: 'GET',
  path: '/tags',
  tag: 'Posts',
  summary: 'The tags of public posts, all on one page',
  who: 'anybody',
  isShared: true,
  success: 200,
  answer: Tags,
  async handle() {
    const tags = await listPublicTags();
    return {
      body: { items: tags.map((tag) => ({ ...tag, url: absolute(tagPath(tag.slug)) })), next: null },
    };
  },
});

/** @throws {ApiError} */
function requireEditor(caller: Caller | null): void {
  if (!caller) throw new ApiError('token-required', { headers: { 'WWW-Authenticate': challenge() } });
  if (!canManagePosts(caller.actor)) throw new ApiError('forbidden');
  if (!caller.may('posts:read')) {
    throw new ApiError('insufficient-scope', {
      headers: { 'WWW-Authenticate': challenge('insufficient_scope', 'posts:read') },
    });
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof findPost>>>;

/** Digits are a number first; a slug may be all digits, too. */
async function findByKey(viewer: Viewer, key: string): Promise<Found | null> {
  const id = /^[1-9]\d{0,9}$/.test(key) && isId(Number(key)) ? Number(key) : null;
  return (id === null ? null : await findPost(viewer, { id })) ?? findPost(viewer, { slug: key });
}

function summaryOf({ state, coverUrl, coverAlt, tags, author, ...post }: FoundPost) {
  return {
    id: post.id,
    slug: post.slug,
    url: absolute(postPath(post.slug)),
    title: post.title,
    subtitle: post.subtitle,
    excerpt: post.excerpt,
    status: state,
    tags,
    cover: coverUrl ? { url: coverUrl, alt: coverAlt } : null,
    language: post.language,
    wordCount: post.wordCount,
    author,
    version: post.version,
    publishedAt: post.publishedAt,
    updatedAt: post.updatedAt,
    commentsOpen: post.commentsOpen,
  };
}

function replyWith(viewer: Viewer, post: Found, notices?: string[]) {
  const body = {
    ...summaryOf(post),
    html: post.bodyHtml,
    ...(canManagePosts(viewer) && { markdown: post.body }),
    ...(notices && { notices }),
  };
  return { body, headers: { ETag: tagOf(post.version) } };
}

/** Whoever may write gets back what was written. @throws {NotFoundError} when it was deleted meanwhile */
async function replyToSave(actor: Actor, { id, notices }: SavedPost) {
  const post = await findPost(actor, { id });
  if (!post) throw new NotFoundError();
  return replyWith(actor, post, notices);
}

async function requirePost(actor: Actor, id: number): Promise<PostForEdit> {
  const post = await getPostForEdit(actor, id);
  if (!post) throw new NotFoundError();
  return post;
}

/** The version that the request was made from. @throws {ApiError} 412 when there is a newer one */
function versionFor(request: Request, stored: { version: number }): number {
  const matched = matchedVersion(request);
  if (matched === null || matched === 'any' || matched === stored.version) return stored.version;
  throw new ApiError('stale');
}

function savedOf(result: Result<SavedPost, 'slug-taken' | 'stale'>): SavedPost {
  if (!result.ok) throw new ApiError(result.code);
  return result.value;
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
    commentsOpen: fields.commentsOpen ?? stored.commentsOpen,
    language: fields.language ?? stored.language,
    body: markdown === undefined ? stored.body : await withStoredImages(actor, markdown),
    ...(cover === undefined
      ? { coverUrl: stored.coverUrl, coverAlt: stored.coverAlt }
      : { coverUrl: cover?.url ?? '', coverAlt: cover?.alt ?? '' }),
  };
}

/** @throws {ApiError} 400 when the text has a picture in it that cannot be kept */
async function withStoredImages(actor: Actor, markdown: string): Promise<string> {
  const stored = await storeInlineImages(actor, markdown);
  if (stored.ok) return stored.value;
  throw invalidField('/markdown', 'A picture that stands in the text as data: is none that can be kept.');
}
