'use server';

import { refresh } from 'next/cache';
import { canManageSite } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { EmptySchema } from '@/lib/fields';
import { failed, type FormState, type FormValues } from '@/lib/form-state';
import { mediaNameOf } from '@/lib/picture';
import { answerSaved } from '@/lib/site/answer-saved';
import { readShown } from '@/lib/site/merge-section';
import type { Saved } from '@/lib/site/mutations/change-settings';
import { makeInvite } from '@/lib/site/mutations/make-invite';
import { readIds, writeIds } from '@/lib/posts/id-ranges';
import { reopenDiscussions, updateDiscussion } from '@/lib/posts/mutations/update-discussion';
import { updateLook } from '@/lib/site/mutations/update-look';
import { updateNavigation } from '@/lib/site/mutations/update-navigation';
import { updateRegistration } from '@/lib/site/mutations/update-registration';
import { updateSite } from '@/lib/site/mutations/update-site';
import { updateWriting } from '@/lib/site/mutations/update-writing';
import { NavigationSchema, navigationValues } from '@/lib/site/navigation';
import {
  discussionValues,
  lookValues,
  registrationValues,
  siteValues,
  writingValues,
} from '@/lib/site/section-values';
import {
  DiscussionSchema,
  LookSchema,
  RegistrationSchema,
  ReopenSchema,
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
  const saved = await updateSite(actor, input, readShown(values.shown));
  if (!saved.ok && saved.code !== 'stale') return invalid(values, problems[saved.code]);
  return shown(saved, (stored) => keepAddresses(siteValues(stored), values));
});

export const updateLookAction = adminAction(canManageSite, LookSchema, async ({ actor, input, values }) =>
  shown(await updateLook(actor, input, readShown(values.shown)), lookValues),
);

export const updateNavigationAction = adminAction(
  canManageSite,
  NavigationSchema,
  async ({ actor, input, values }) =>
    shown(await updateNavigation(actor, input, readShown(values.shown)), navigationValues),
);

export const updateWritingAction = adminAction(
  canManageSite,
  WritingSchema,
  async ({ actor, input, values }) =>
    shown(await updateWriting(actor, input, readShown(values.shown)), writingValues),
);

export const updateDiscussionAction = adminAction(
  canManageSite,
  DiscussionSchema,
  async ({ actor, input, values }) => {
    const saved = await updateDiscussion(actor, input, readShown(values.shown));
    const answer = shown(saved, discussionValues);
    const { length } = saved.closing;
    if (answer.status !== 'done' || length === 0) return answer;
    const closed =
      length === 1 ? 'One discussion is closed' : `${length.toLocaleString('en')} discussions are closed`;
    const wayBack = { daysBefore: String(saved.daysBefore), discussions: writeIds(saved.closing) };
    return { ...answer, message: `Saved. ${closed} by that.`, values: { ...answer.values, ...wayBack } };
  },
);

const MOST_REOPENED = 1_000_000;

export const reopenDiscussionsAction = adminAction(
  canManageSite,
  ReopenSchema,
  async ({ actor, input: { discussions, ...days }, values }) => {
    const ids = readIds(discussions, MOST_REOPENED);
    if (!ids) return failed(values, 'This could not be understood, so nothing was changed.');
    const reopened = await reopenDiscussions(actor, { ids, ...days });
    if (!reopened.ok) return failed(values, 'Other days were saved since, so nothing was changed.');
    dropFinishedPages();
    return { status: 'done', message: 'The discussions are open again, and end as they did before.' };
  },
);

export const updateRegistrationAction = adminAction(
  canManageSite,
  RegistrationSchema,
  async ({ actor, input, values }) => {
    const saved = await updateRegistration(actor, input, readShown(values.shown));
    refresh();
    return shown(saved, registrationValues);
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

/** Where readers see it. */
function shown<Values>(saved: Saved<Values>, valuesOf: (values: Values) => FormValues): FormState {
  if (saved.ok) dropFinishedPages();
  return answerSaved(saved, valuesOf);
}

/** An address of the same picture stays as it was typed, with the edition that it may name. */
function keepAddresses(stored: FormValues, typed: FormValues): FormValues {
  const same = (['iconUrl', 'logoUrl'] as const).filter(
    (name) => typed[name] && mediaNameOf(typed[name]) === mediaNameOf(stored[name]),
  );
  return { ...stored, ...Object.fromEntries(same.map((name) => [name, typed[name] ?? ''])) };
}
