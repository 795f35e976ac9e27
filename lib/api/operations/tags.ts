import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { ApiError, invalidField } from '@/lib/api/api-error';
import { operation } from '@/lib/api/operation';
import { ManagedTag, TagAliasParams, TagChange, TagMerge, TagParams } from '@/lib/api/schemas/tags';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { tagPath } from '@/lib/paths';
import { mergeTags } from '@/lib/tags/mutations/merge-tags';
import { deleteTag, forgetTagAlias, updateTag } from '@/lib/tags/mutations/update-tag';
import { findTagBySlug, getTag } from '@/lib/tags/queries/tags';

const common = { tag: 'Posts', who: canManagePosts, params: TagParams } as const;

export const get = operation({
  ...common,
  id: 'getTag',
  method: 'GET',
  path: '/tags/{tag}',
  summary: 'One tag, with what it was called before',
  scope: 'posts:read',
  success: 200,
  answer: ManagedTag,
  problems: ['not-found'],
  handle: async ({ actor, params }) => replyWithTag(actor, await idOf(actor, params.tag)),
});

export const change = operation({
  ...common,
  id: 'changeTag',
  method: 'PATCH',
  path: '/tags/{tag}',
  summary: 'Rename or describe a tag',
  scope: 'posts:write',
  body: TagChange,
  success: 200,
  answer: ManagedTag,
  problems: ['not-found', 'slug-taken'],
  async handle({ actor, params, body }) {
    const id = await idOf(actor, params.tag);
    const updated = await updateTag(actor, id, body);
    if (!updated.ok && updated.code === 'name-taken')
      throw invalidField('/name', 'Another tag has this name. Merge the two instead.');
    if (!updated.ok) throw new ApiError('slug-taken');
    dropFinishedPages();
    return replyWithTag(actor, id);
  },
});

export const merge = operation({
  ...common,
  id: 'mergeTags',
  method: 'POST',
  path: '/tags/{tag}/merged',
  summary: 'Make other tags this one: their posts get it, and their addresses lead to it',
  scope: 'posts:write',
  body: TagMerge,
  success: 200,
  answer: ManagedTag,
  problems: ['not-found'],
  async handle({ actor, params, body }) {
    const into = await idOf(actor, params.tag);
    const ids: number[] = [];
    for (const [index, slug] of body.tags.entries()) {
      const id = await findTagBySlug(actor, slug);
      if (id === null) throw invalidField(`/tags/${index}`, 'There is no such tag.');
      ids.push(id);
    }
    await mergeTags(actor, ids, into);
    dropFinishedPages();
    return replyWithTag(actor, into);
  },
});

export const remove = operation({
  ...common,
  id: 'deleteTag',
  method: 'DELETE',
  path: '/tags/{tag}',
  summary: 'Delete a tag: posts lose it, and its addresses lead nowhere',
  scope: 'posts:write',
  success: 204,
  problems: ['not-found'],
  async handle({ actor, params }) {
    await deleteTag(actor, await idOf(actor, params.tag));
    dropFinishedPages();
    return { body: undefined };
  },
});

export const forgetAlias = operation({
  ...common,
  id: 'forgetTagAlias',
  method: 'DELETE',
  path: '/tags/{tag}/aliases/{alias}',
  summary: 'Let a former slug lead nowhere again',
  scope: 'posts:write',
  params: TagAliasParams,
  success: 204,
  problems: ['not-found'],
  async handle({ actor, params }) {
    const id = await idOf(actor, params.tag);
    const { aliases } = await requireTag(actor, id);
    if (!aliases.includes(params.alias)) throw new NotFoundError();
    await forgetTagAlias(actor, id, params.alias);
    dropFinishedPages();
    return { body: undefined };
  },
});

async function idOf(actor: Actor, slug: string): Promise<number> {
  const id = await findTagBySlug(actor, slug);
  if (id === null) throw new NotFoundError();
  return id;
}

async function requireTag(actor: Actor, id: number) {
  const tag = await getTag(actor, id);
  if (!tag) throw new NotFoundError();
  return tag;
}

async function replyWithTag(actor: Actor, id: number) {
  const tag = await requireTag(actor, id);
  return { body: { ...tag, url: settings().SITE_URL + tagPath(tag.slug) } };
}
