'use server';

import { refresh } from 'next/cache';
import { canManagePosts } from '@/lib/access/permissions';
import { adminAction } from '@/lib/action';
import { settings } from '@/lib/env';
import { failed } from '@/lib/form-state';
import { draftLinkPath } from '@/lib/posts/draft-links/draft-link-path';
import { createDraftLink, MAX_LINKS, revokeDraftLink } from '@/lib/posts/draft-links/mutations/draft-links';
import { CreateDraftLinkSchema, RevokeDraftLinkSchema } from '@/lib/posts/draft-links/validation';

/** The link is shown in the answer and nowhere else. */
export const createDraftLinkAction = adminAction(
  canManagePosts,
  CreateDraftLinkSchema,
  async ({ actor, input: { id, ...input }, values }) => {
    const made = await createDraftLink(actor, id, input);
    if (!made.ok) return failed(values, `This post has ${MAX_LINKS} links already. Revoke one first.`);
    refresh();
    return {
      status: 'done',
      message: 'Copy the link now: it is shown this once. Whoever has it can read the post.',
      values: { link: settings().SITE_URL + draftLinkPath(made.value.token) },
    };
  },
);

export const revokeDraftLinkAction = adminAction(
  canManagePosts,
  RevokeDraftLinkSchema,
  async ({ actor, input }) => {
    await revokeDraftLink(actor, input.id);
    refresh();
    return { status: 'done', message: 'Revoked. It shows nothing any more.' };
  },
);
