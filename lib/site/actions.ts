'use server';

import { refresh } from 'next/cache';
import { canManageSite } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { EmptySchema } from '@/lib/fields';
import type { FormState, FormValues } from '@/lib/form-state';
import { makeInvite } from '@/lib/site/mutations/make-invite';
import { updateDiscussion } from '@/lib/site/mutations/update-discussion';
import { updateLook } from '@/lib/site/mutations/update-look';
import { updateNavigation } from '@/lib/site/mutations/update-navigation';
import { updateRegistration } from '@/lib/site/mutations/update-registration';
import { updateSite } from '@/lib/site/mutations/update-site';
import { updateWriting } from '@/lib/site/mutations/update-writing';
import { NavigationSchema, navigationValues } from '@/lib/site/navigation';
import {
  DiscussionSchema,
  LookSchema,
  RegistrationSchema,
  SiteSchema,
  WritingSchema,
} from '@/lib/site/validation';

const noPicture = 'The library has no picture at this address.';
const problems = {
  'unknown-time-zone': { timeZone: 'The database does not know this time zone.' },
  'unknown-icon': { iconUrl: noPicture },
  'unknown-logo': { logoUrl: noPicture },
};

export const updateSiteAction = adminAction(canManageSite, SiteSchema, async ({ actor, input, values }) => {
  const updated = await updateSite(actor, input);
  if (!updated.ok) return invalid(values, problems[updated.code]);
  const { title, description, language, timeZone } = input;
  return shown({ ...values, title, description, language, timeZone });
});

export const updateLookAction = adminAction(canManageSite, LookSchema, async ({ actor, input, values }) => {
  await updateLook(actor, input);
  return shown(values);
});

export const updateNavigationAction = adminAction(
  canManageSite,
  NavigationSchema,
  async ({ actor, input }) => {
    await updateNavigation(actor, input);
    return shown(navigationValues(input));
  },
);

export const updateWritingAction = adminAction(
  canManageSite,
  WritingSchema,
  async ({ actor, input, values }) => {
    await updateWriting(actor, input);
    return shown(values);
  },
);

export const updateDiscussionAction = adminAction(
  canManageSite,
  DiscussionSchema,
  async ({ actor, input, values }) => {
    await updateDiscussion(actor, input);
    return shown({ ...values, closeCommentsAfterDays: String(input.closeCommentsAfterDays) });
  },
);

export const updateRegistrationAction = adminAction(
  canManageSite,
  RegistrationSchema,
  async ({ actor, input, values }) => {
    await updateRegistration(actor, input);
    refresh();
    return saved(values);
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

const saved = (values: FormValues): FormState => ({ status: 'done', message: 'Saved.', values });

/** Where readers see it. */
function shown(values: FormValues): FormState {
  dropFinishedPages();
  return saved(values);
}
