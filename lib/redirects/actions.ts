'use server';

import { refresh } from 'next/cache';
import { canManageSite } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { pageSlugIn, slugIn } from '@/lib/paths';
import { isPublicSlug } from '@/lib/posts/queries/public';
import { forgetMissing } from '@/lib/redirects/mutations/missing-paths';
import { createRedirect, deleteRedirect } from '@/lib/redirects/mutations/redirects';
import { MissingPathSchema, RedirectPathSchema, RedirectSchema } from '@/lib/redirects/validation';

const problems = {
  loop: { target: 'This would lead back to where it begins.' },
  'post-address': { path: 'This is an old address of a post, and leads to it. Delete that first.' },
  full: { path: 'There are 5,000 redirects already. Delete some that are not needed.' },
};

export const createRedirectAction = adminAction(
  canManageSite,
  RedirectSchema,
  async ({ actor, input, values }) => {
    const [slug, pageSlug] = [slugIn(input.path), pageSlugIn(input.path)];
    // A hint alone: what is there goes before a redirect, whenever it comes.
    if (slug !== null && (await isPublicSlug(slug)))
      return invalid(values, { path: 'There is a post at this address.' });
    if (pageSlug !== null && (await isPublicSlug(pageSlug, 'page')))
      return invalid(values, { path: 'There is a page at this address.' });
    const created = await createRedirect(actor, input);
    if (!created.ok) return invalid(values, problems[created.code]);
    dropFinishedPages();
    return { status: 'done', message: `${input.path} leads to ${input.target} now.`, values: {} };
  },
);

export const deleteRedirectAction = adminAction(
  canManageSite,
  RedirectPathSchema,
  async ({ actor, input }) => {
    await deleteRedirect(actor, input.path, input.of);
    dropFinishedPages();
    return { status: 'done', message: 'Deleted.' };
  },
);

export const forgetMissingAction = adminAction(canManageSite, MissingPathSchema, async ({ actor, input }) => {
  await forgetMissing(actor, input.path);
  refresh();
  return { status: 'done', message: 'Forgotten.' };
});
