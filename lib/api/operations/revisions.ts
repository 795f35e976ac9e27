import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { versionMeant } from '@/lib/api/entity-tag';
import { operation } from '@/lib/api/operation';
import { replyToSave } from '@/lib/api/operations/post-views';
import { CursorQuery, IdParams, LINK_HEADER } from '@/lib/api/schemas/common';
import { Post } from '@/lib/api/schemas/posts';
import { Revision, RevisionName, RevisionParams, Revisions } from '@/lib/api/schemas/revisions';
import { savedOf } from '@/lib/api/operations/saved-of';
import { dropFinishedPages } from '@/lib/content-changed';
import { NotFoundError } from '@/lib/errors';
import { nameRevision } from '@/lib/posts/mutations/name-revision';
import { restoreRevision } from '@/lib/posts/mutations/restore-revision';
import { getRevisedPost, getRevision, listRevisions } from '@/lib/posts/queries/revisions';
import { typedNames } from '@/lib/posts/tags';

const common = { tag: 'Posts', who: canManagePosts } as const;

export const list = operation({
  ...common,
  id: 'listRevisions',
  method: 'GET',
  path: '/posts/{id}/revisions',
  summary: 'What a post said before, newest first',
  scope: 'posts:read',
  params: IdParams,
  query: CursorQuery,
  success: 200,
  answer: Revisions,
  headers: LINK_HEADER,
  problems: ['not-found'],
  async handle({ actor, params, query, request }) {
    const name = `revisions ${params.id}`;
    const [before = null] = readCursor(name, query.cursor) ?? [];
    if (!(await getRevisedPost(actor, params.id))) throw new NotFoundError();
    const found = await listRevisions(actor, params.id, before === null ? null : Number(before));
    const { revisions, nextBefore } = found!;
    return pageOf(request, revisions, nextBefore === null ? null : makeCursor(name, [nextBefore]));
  },
});

export const get = operation({
  ...common,
  id: 'getRevision',
  method: 'GET',
  path: '/posts/{id}/revisions/{revision}',
  summary: 'One revision with its text',
  scope: 'posts:read',
  params: RevisionParams,
  success: 200,
  answer: Revision,
  problems: ['not-found'],
  handle: ({ actor, params }) => replyWithRevision(actor, params),
});

export const rename = operation({
  ...common,
  id: 'nameRevision',
  method: 'PATCH',
  path: '/posts/{id}/revisions/{revision}',
  summary: 'Name a revision, which then stays',
  scope: 'posts:write',
  params: RevisionParams,
  body: RevisionName,
  success: 200,
  answer: Revision,
  problems: ['not-found'],
  async handle({ actor, params, body }) {
    await nameRevision(actor, params.id, params.revision, body.name);
    return replyWithRevision(actor, params);
  },
});

export const restore = operation({
  ...common,
  id: 'restoreRevision',
  method: 'PUT',
  path: '/posts/{id}/revisions/{revision}/restored',
  summary: 'Make a revision the text of its post again; what the post says now stays a revision',
  scope: 'posts:write',
  params: RevisionParams,
  version: 'optional',
  success: 200,
  answer: Post,
  headers: { ETag: 'The new version of the post' },
  problems: ['not-found', 'slug-taken', 'stale', 'unavailable'],
  async handle({ actor, params: { id, revision }, request }) {
    const post = await getRevisedPost(actor, id);
    if (!post) throw new NotFoundError();
    const restored = savedOf(await restoreRevision(actor, id, revision, versionMeant(request, post.version)));
    if (restored.status === 'published') dropFinishedPages();
    return replyToSave(actor, restored);
  },
});

async function replyWithRevision(actor: Actor, { id, revision }: { id: number; revision: number }) {
  const found = await getRevision(actor, id, revision);
  if (!found) throw new NotFoundError();
  const { body: markdown, fields, ...facts } = found;
  const { title = '', subtitle = '', slug = '', tags = '' } = fields;
  return { body: { ...facts, title, subtitle, slug, tags: typedNames(tags), markdown } };
}
