'use server';

import { refresh } from 'next/cache';
import { canManageSite } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { makeInvite } from '@/lib/site/mutations/make-invite';
import { updateRegistration } from '@/lib/site/mutations/update-registration';
import { updateSite } from '@/lib/site/mutations/update-site';
import { RegistrationSchema, SiteSchema } from '@/lib/site/validation';
import { EmptySchema } from '@/lib/fields';

export const updateSiteAction = adminAction(canManageSite, SiteSchema, async ({ actor, input, values }) => {
  const updated = await updateSite(actor, input);
  if (!updated.ok) return invalid(values, { timeZone: 'The database does not know this time zone.' });
  dropFinishedPages();
  return {
    status: 'done',
    message: 'Saved.',
    values: { ...input, drawnCovers: input.drawnCovers ? 'on' : '' },
  };
});

export const updateRegistrationAction = adminAction(
  canManageSite,
  RegistrationSchema,
  async ({ actor, input, values }) => {
    await updateRegistration(actor, input);
    refresh();
    return { status: 'done', message: 'Saved.', values };
  },
);

/** The link is shown in the answer and nowhere else. */
export const makeInviteAction = adminAction(canManageSite, EmptySchema, async ({ actor }) => {
  const link = await makeInvite(actor);
  refresh();
  return {
    status: 'done',
    message: 'Whoever has this link can register. It works until you make another one.',
    values: { link },
  };
});
