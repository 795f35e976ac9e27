import 'server-only';
import { canManageSite } from '@/lib/access/permissions';
import { ApiError, invalidField } from '@/lib/api/api-error';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { operation } from '@/lib/api/operation';
import { CursorQuery, LINK_HEADER } from '@/lib/api/schemas/common';
import {
  MissingPaths,
  MissingQuery,
  NewRedirect,
  Redirect,
  RedirectQuery,
  Redirects,
} from '@/lib/api/schemas/redirects';
import { dropFinishedPages } from '@/lib/content-changed';
import { REDIRECTS_PER_PAGE } from '@/lib/page-sizes';
import { forgetMissing } from '@/lib/redirects/mutations/missing-paths';
import { createRedirect, deleteRedirect } from '@/lib/redirects/mutations/redirects';
import { listMissingPaths, listOwnRedirects } from '@/lib/redirects/queries/redirects';

const common = { tag: 'Site', who: canManageSite, scope: 'site:manage' } as const;

export const list = operation({
  ...common,
  id: 'listRedirects',
  method: 'GET',
  path: '/redirects',
  summary: 'The owner’s own redirects, by their paths',
  query: CursorQuery,
  success: 200,
  answer: Redirects,
  headers: LINK_HEADER,
  async handle({ actor, query, request }) {
    const [after = ''] = readCursor('redirects', query.cursor) ?? [];
    const found = await listOwnRedirects(actor, String(after));
    const page = found.slice(0, REDIRECTS_PER_PAGE);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return pageOf(request, page, last ? makeCursor('redirects', [last.path]) : null);
  },
});

export const put = operation({
  ...common,
  id: 'putRedirect',
  method: 'PUT',
  path: '/redirects',
  summary: 'Lead a path on; another redirect from the same path is replaced',
  description: 'What is at an address goes before a redirect from there.',
  body: NewRedirect,
  success: 200,
  answer: Redirect,
  problems: ['too-many'],
  async handle({ actor, body }) {
    const redirect = { ...body, isPermanent: body.isPermanent ?? false };
    const created = await createRedirect(actor, redirect);
    if (!created.ok) {
      if (created.code === 'full') throw new ApiError('too-many');
      const [pointer, detail] = problems[created.code];
      throw invalidField(pointer, detail);
    }
    dropFinishedPages();
    return { body: redirect };
  },
});

export const remove = operation({
  ...common,
  id: 'deleteRedirect',
  method: 'DELETE',
  path: '/redirects',
  summary: 'Delete the redirect from a path',
  query: RedirectQuery,
  success: 204,
  problems: ['not-found'],
  async handle({ actor, query }) {
    await deleteRedirect(actor, query.path);
    dropFinishedPages();
    return { body: undefined };
  },
});

export const listMissing = operation({
  ...common,
  id: 'listMissingPaths',
  method: 'GET',
  path: '/redirects/missing',
  summary: 'What readers asked for in vain, most often first',
  success: 200,
  answer: MissingPaths,
  handle: async ({ actor }) => ({ body: { items: await listMissingPaths(actor), next: null } }),
});

export const forget = operation({
  ...common,
  id: 'forgetMissingPaths',
  method: 'DELETE',
  path: '/redirects/missing',
  summary: 'Forget one path that was asked for in vain, or all',
  query: MissingQuery,
  success: 204,
  async handle({ actor, query }) {
    await forgetMissing(actor, query.path ?? '');
    return { body: undefined };
  },
});

const problems = {
  loop: ['/target', 'This would lead back to where it begins.'],
  'post-address': ['/path', 'This is an old address of a post, and leads to it. Delete that first.'],
} as const;
