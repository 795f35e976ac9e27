import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { ApiError } from '@/lib/api/api-error';
import { matchedVersion, tagOf } from '@/lib/api/entity-tag';
import { operation } from '@/lib/api/operation';
import { replyToSave } from '@/lib/api/operations/post-views';
import { coverColumns, MAX_POST_BYTES, withStoredImages } from '@/lib/api/operations/post-bodies';
import { IdParams } from '@/lib/api/schemas/common';
import { Draft } from '@/lib/api/schemas/drafts';
import { Post, PostChange } from '@/lib/api/schemas/posts';
import { savedOf } from '@/lib/api/operations/saved-of';
import { dropFinishedPages } from '@/lib/content-changed';
import { NotFoundError } from '@/lib/errors';
import type { FormValues } from '@/lib/form-state';
import { toFormValues } from '@/lib/posts/form-values';
import { discardWorkingCopy } from '@/lib/posts/mutations/discard-working-copy';
import { draftedText } from '@/lib/posts/mutations/keep-revision';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { savePost } from '@/lib/posts/mutations/save-post';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { getWorkingCopy, type WorkingCopy } from '@/lib/posts/queries/working-copies';
import { typedNames } from '@/lib/posts/tags';
import { PostSchema } from '@/lib/posts/validation';
import type { Editor } from '@/lib/posts/working-copy';
import type { z } from '@/lib/zod';

const common = {
  path: '/posts/{id}/draft',
  tag: 'Posts',
  who: canManagePosts,
  params: IdParams,
} as const;

export const getDraft = operation({
  ...common,
  id: 'getDraft',
  method: 'GET',
  summary: 'What is written on top of a post, by its editor or a program',
  scope: 'posts:read',
  success: 200,
  answer: Draft,
  headers: { ETag: 'The version of the draft, for If-Match' },
  problems: ['not-found'],
  async handle({ actor, params }) {
    const { copy, values } = await requireDraft(actor, params.id);
    return replyWithDraft(copy, values);
  },
});

export const putDraft = operation({
  ...common,
  id: 'putDraft',
  method: 'PUT',
  summary: 'Write on top of a post: readers see nothing of it',
  description:
    'What is absent is as in the draft that there is, else as in the post. A draft that there is needs its version in If-Match. One that says what the post says is none: the answer then has no ETag.',
  scope: 'posts:write',
  version: 'optional',
  body: PostChange,
  maxBytes: MAX_POST_BYTES,
  success: 200,
  answer: Draft,
  headers: { ETag: 'The new version of the draft' },
  problems: ['not-found', 'stale', 'unavailable'],
  async handle({ actor, params: { id }, body, request }) {
    const { post, copy, values } = await openDraft(actor, id);
    const basis = copy?.basis ?? post.version;
    const { body: markdown = '', ...fields } = { ...values, ...(await changesOf(actor, body)) };
    const text = draftedText({ body: markdown, fields });
    const kept = await keepWorkingCopy(actor, { id, basis }, editorFor(request, copy, 0), text);
    if (!kept.ok) throw new ApiError('stale');
    const { copy: version, keptAt } = kept.value;
    return replyWithDraft({ basis, version, updatedAt: keptAt }, { ...fields, body: markdown });
  },
});

export const discardDraft = operation({
  ...common,
  id: 'discardDraft',
  method: 'DELETE',
  summary: 'Throw a draft away; what it said stays among the revisions',
  scope: 'posts:write',
  version: 'optional',
  success: 204,
  problems: ['not-found', 'stale'],
  async handle({ actor, params: { id }, request }) {
    const { copy } = await requireDraft(actor, id);
    const discarded = await discardWorkingCopy(actor, id, editorFor(request, copy, copy.version));
    if (!discarded.ok) throw new ApiError('stale');
    return { body: undefined };
  },
});

export const publishDraft = operation({
  ...common,
  id: 'publishDraft',
  method: 'PUT',
  path: '/posts/{id}/draft/published',
  summary: 'Make a draft the text of its post',
  description:
    'Of a public post readers see it at once. A draft of a draft is saved, and published by publishPost.',
  scope: 'posts:write',
  version: 'optional',
  success: 200,
  answer: Post,
  headers: { ETag: 'The new version of the post' },
  problems: ['not-found', 'slug-taken', 'stale', 'unavailable'],
  async handle({ actor, params: { id }, request }) {
    const { copy, values } = await requireDraft(actor, id);
    const checked = PostSchema.safeParse(values);
    if (!checked.success) throw new ApiError('validation', { errors: checked.error.issues.map(toError) });
    const settings = {
      publishedAt: undefined,
      unpublishAt: undefined,
      commentsOpen: undefined,
      kind: undefined,
    };
    const input = { ...checked.data, ...settings };
    const editor = editorFor(request, copy, copy.version);
    const saved = savedOf(await savePost(actor, { id, version: copy.basis }, input, 'update', { editor }));
    if (saved.status === 'published') dropFinishedPages();
    return replyToSave(actor, saved);
  },
});

async function openDraft(actor: Actor, id: number) {
  const [post, copy] = await Promise.all([getPostForEdit(actor, id), getWorkingCopy(actor, id)]);
  if (!post) throw new NotFoundError();
  return { post, copy, values: toFormValues(post, copy, 'UTC') };
}

async function requireDraft(actor: Actor, id: number) {
  const { copy, values } = await openDraft(actor, id);
  if (!copy) throw new NotFoundError();
  return { copy, values };
}

/** A program is an editor that is open for one request. @param unsaid the version that it means where it names none */
function editorFor(request: Request, copy: WorkingCopy | null, unsaid: number): Editor {
  const matched = matchedVersion(request);
  const version = matched === 'any' ? (copy?.version ?? 0) : (matched ?? unsaid);
  return { copy: version, editorKey: randomUUID(), sequence: 0 };
}

async function changesOf(actor: Actor, change: z.output<typeof PostChange>): Promise<FormValues> {
  const { title, subtitle, slug, language, tags, series, cover, markdown } = change;
  const { coverX, coverY, ...columns } = coverColumns(cover);
  const changes = {
    ...{ title, subtitle, slug, language },
    tags: tags?.join(', '),
    series: series === null ? '' : series,
    body: markdown === undefined ? undefined : await withStoredImages(actor, markdown),
    ...(cover !== undefined && { ...columns, coverX: String(coverX), coverY: String(coverY) }),
  };
  const said = Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(said);
}

function replyWithDraft(
  { basis, version, updatedAt }: Pick<WorkingCopy, 'basis' | 'version' | 'updatedAt'>,
  values: FormValues,
) {
  const text = (name: string) => values[name] ?? '';
  const focus = { x: Number(text('coverX')), y: Number(text('coverY')) };
  return {
    body: {
      title: text('title'),
      subtitle: text('subtitle'),
      slug: text('slug'),
      markdown: text('body'),
      tags: typedNames(text('tags')),
      series: text('series') || null,
      cover: text('coverUrl') ? { url: text('coverUrl'), alt: text('coverAlt'), focus } : null,
      language: text('language'),
      basedOn: basis,
      updatedAt,
    },
    ...(version > 0 && { headers: { ETag: tagOf(version) } }),
  };
}

const toError = ({ path, message }: z.core.$ZodIssue) => ({
  pointer: `/${String(path[0] ?? '').replace('body', 'markdown')}`,
  detail: message,
});
