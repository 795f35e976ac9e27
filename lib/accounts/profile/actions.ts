'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { LINK_LIFETIME } from '@/lib/accounts/letters/link-lifetime';
import { invalid, memberAction } from '@/lib/action';
import { logOutOfThisDevice } from '@/lib/accounts/sessions/log-in';
import { passwordProblems } from '@/lib/accounts/passwords/password-rules';
import { renewThisSession } from '@/lib/accounts/sessions/renew-session';
import { getSessionId } from '@/lib/accounts/sessions/session';
import { showEmail } from '@/lib/accounts/fields/mask-email';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import type { FormValues } from '@/lib/form-state';
import { mediaNameOf } from '@/lib/picture';
import { answerSaved } from '@/lib/site/answer-saved';
import { readShown } from '@/lib/site/merge-section';
import { askToChangeEmail } from '@/lib/accounts/profile/mutations/ask-to-change-email';
import { changePassword } from '@/lib/accounts/profile/mutations/change-password';
import { deleteAccount } from '@/lib/accounts/profile/mutations/delete-account';
import { endSessions } from '@/lib/accounts/sessions/mutations/end-sessions';
import { updateProfile, type StoredProfile } from '@/lib/accounts/profile/mutations/update-profile';
import {
  ChangeEmailSchema,
  ChangePasswordSchema,
  DeleteAccountSchema,
  ProfileSchema,
} from '@/lib/accounts/profile/validation';
import { EndSessionsSchema } from '@/lib/accounts/sessions/validation';
import { nameOfOwner } from '@/lib/accounts/fields/display-name';
import { usernameTaken } from '@/lib/accounts/fields/username';

const profileProblems = {
  'name-of-owner': nameOfOwner,
  'username-taken': usernameTaken,
  'no-picture': { picture: 'There is no such picture in the library.' },
};

const wrongPassword = { currentPassword: 'That is not your current password.' };

export const updateProfileAction = memberAction(ProfileSchema, async ({ actor, input, values }) => {
  const updated = await updateProfile(actor, input, readShown(values.shown));
  if (!updated.ok && updated.code !== 'stale') return invalid(values, profileProblems[updated.code]);
  if (updated.ok) dropFinishedPages();
  return answerSaved(updated, (stored) => profileValues(stored, values), 'Your profile was');
});

/** An address of the same picture stays as it was typed, and whoever may choose none has no field for it. */
function profileValues({ picture, ...words }: StoredProfile, { picture: typed }: FormValues): FormValues {
  if (typed === undefined) return words;
  const isSame = mediaNameOf(typed) === picture;
  return { ...words, picture: isSame ? typed : picture ? `/media/${picture}` : '' };
}

export const changePasswordAction = memberAction(ChangePasswordSchema, async ({ actor, input, values }) => {
  const changed = await changePassword(actor, input, (await getSessionId()) ?? '');
  if (!changed.ok) {
    return invalid(
      values,
      changed.code === 'wrong-password' ? wrongPassword : { password: passwordProblems[changed.code] },
    );
  }
  await renewThisSession();
  redirect('/account/password?changed=1');
});

export const changeEmailAction = memberAction(ChangeEmailSchema, async ({ actor, input, values }) => {
  const asked = await askToChangeEmail(actor, input);
  if (!asked.ok) {
    return invalid(
      values,
      asked.code === 'wrong-password' ? wrongPassword : { email: 'That is your email address already.' },
    );
  }
  return {
    status: 'done',
    message: settings().SMTP_URL
      ? `A link is on its way to ${showEmail(input.email)}. Your email address changes when you open it, within the hour.`
      : `This site sends no mail by itself. Please ask its owner for the link; it works for ${LINK_LIFETIME}.`,
    values: {},
  };
});

export const endSessionsAction = memberAction(EndSessionsSchema, async ({ actor, input, values }) => {
  const ended = await endSessions(actor, input, (await getSessionId()) ?? '');
  if (!ended.ok) return invalid(values, wrongPassword);
  refresh();
  return {
    status: 'done',
    message: input.session === undefined ? 'Every other device is logged out.' : 'That device is logged out.',
  };
});

export const deleteAccountAction = memberAction(DeleteAccountSchema, async ({ actor, input, values }) => {
  const deleted = await deleteAccount(actor, input);
  if (!deleted.ok) {
    switch (deleted.code) {
      case 'owner':
        return { status: 'failed', message: 'The owner’s account belongs to the site and stays.', values };
      case 'wrong-username':
        return invalid(values, { username: 'That is not your username.' });
      case 'wrong-password':
        return invalid(values, wrongPassword);
    }
  }
  dropFinishedPages();
  await logOutOfThisDevice();
  redirect('/account-deleted');
});
