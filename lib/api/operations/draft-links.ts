import 'server-only';
import { canManagePosts } from '@/lib/access/permissions';
import { ApiError } from '@/lib/api/api-error';
import { operation } from '@/lib/api/operation';
import { IdParams } from '@/lib/api/schemas/common';
import { DraftLinkParams, DraftLinks, MadeDraftLink, NewDraftLink } from '@/lib/api/schemas/draft-links';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { draftLinkPath } from '@/lib/posts/draft-links/draft-link-path';
import { createDraftLink, revokeDraftLink } from '@/lib/posts/draft-links/mutations/draft-links';
import { listDraftLinks } from '@/lib/posts/draft-links/queries/draft-links';
import { getPostForEdit } from '@/lib/posts/queries/admin';

const common = { tag: 'Posts', who: canManagePosts } as const;

export const listLinks = operation({
  ...common,
  id: 'listDraftLinks',
  method: 'GET',
  path: '/posts/{id}/draft-links',
  summary: 'Links that show a post to people without an account; the secrets are not told again',
  scope: 'posts:read',
  params: IdParams,
  success: 200,
  answer: DraftLinks,
  problems: ['not-found'],
  async handle({ actor, params }) {
    if (!(await getPostForEdit(actor, params.id))) throw new NotFoundError();
    return { body: { items: await listDraftLinks(actor, params.id), next: null } };
  },
});

export const createLink = operation({
  ...common,
  id: 'createDraftLink',
  method: 'POST',
  path: '/posts/{id}/draft-links',
  summary: 'Make a link that shows a post to whoever has it',
  scope: 'posts:write',
  params: IdParams,
  body: NewDraftLink,
  success: 201,
  answer: MadeDraftLink,
  problems: ['not-found', 'too-many'],
  async handle({ actor, params, body: { label, days = null } }) {
    const made = await createDraftLink(actor, params.id, { label, days });
    if (!made.ok) throw new ApiError(made.code);
    const { id, token } = made.value;
    return { body: { id, url: settings().SITE_URL + draftLinkPath(token) } };
  },
});

export const revokeLink = operation({
  ...common,
  id: 'revokeDraftLink',
  method: 'DELETE',
  path: '/posts/{id}/draft-links/{link}',
  summary: 'Revoke a link: it shows nothing from then on',
  scope: 'posts:write',
  params: DraftLinkParams,
  success: 204,
  problems: ['not-found'],
  async handle({ actor, params }) {
    const links = await listDraftLinks(actor, params.id);
    if (!links.some(({ id }) => id === params.link)) throw new NotFoundError();
    await revokeDraftLink(actor, params.link);
    return { body: undefined };
  },
});
