'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { invalid, memberAction, publicAction } from '@/lib/action';
import { clientAddress } from '@/lib/auth/client-address';
import { logIn, logOutOfThisDevice } from '@/lib/auth/log-in';
import { isPasswordProblem, passwordProblems } from '@/lib/auth/password-rules';
import { renewThisSession } from '@/lib/auth/renew-session';
import { safePath } from '@/lib/auth/safe-path';
import { getSessionId } from '@/lib/auth/session';
import { postPendingComment } from '@/lib/comments/pending';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import { askToChangeEmail } from '@/lib/users/mutations/ask-to-change-email';
import { changePassword } from '@/lib/users/mutations/change-password';
import { claimSite } from '@/lib/users/mutations/claim-site';
import { deleteAccount } from '@/lib/users/mutations/delete-account';
import { endSessions } from '@/lib/users/mutations/end-sessions';
import { registerUser } from '@/lib/users/mutations/register-user';
import { updateProfile } from '@/lib/users/mutations/update-profile';
import { refuseBots } from '@/lib/users/refuse-bots';
import {
  ChangeEmailSchema,
  ChangePasswordSchema,
  DeleteAccountSchema,
  EndSessionsSchema,
  ProfileSchema,
  RegisterSchema,
} from '@/lib/users/validation';

const usernameTaken = { username: 'That username is taken. Please choose another.' };
const wrongPassword = { currentPassword: 'That is not your current password.' };

/** Creates the account of the owner, once. */
export const claimAction = publicAction(RegisterSchema, async ({ input, values }) => {
  const refused = refuseBots(input, values);
  if (refused) return refused;
  const claimed = await claimSite(input, await clientAddress());
  if (!claimed.ok) {
    if (isPasswordProblem(claimed.code)) return invalid(values, { password: passwordProblems[claimed.code] });
    return claimed.code === 'wrong-setup-code'
      ? invalid(values, {
          setupCode: 'That is not the setup code. It is in the log of the server, and new after each start.',
        })
      : {
          status: 'failed',
          message: 'This site has an owner already. Reload the page to register as a reader.',
          values,
        };
  }
  dropFinishedPages();
  await logIn({ identifier: input.username, password: input.password, remember: false });
  redirect('/admin');
});

/** Creates the account of a reader, who may then comment. */
export const registerAction = publicAction(RegisterSchema, async ({ input, values }) => {
  const refused = refuseBots(input, values);
  if (refused) return refused;
  const registered = await registerUser(input, await clientAddress());
  if (!registered.ok) {
    switch (registered.code) {
      case 'username-taken':
        return invalid(values, usernameTaken);
      case 'email-taken':
        return invalid(values, { email: 'There is an account with this email already. Log in instead?' });
      case 'closed':
        return { status: 'failed', message: 'Registration is closed on this site.', values };
      case 'not-invited':
        return {
          status: 'failed',
          message: 'This invite link does not work any more. Please ask the owner of the site for a new one.',
          values,
        };
      case 'not-claimed':
        return {
          status: 'failed',
          message: 'Registration opens once the owner has claimed the site.',
          values,
        };
      default:
        return invalid(values, { password: passwordProblems[registered.code] });
    }
  }
  const loggedIn = await logIn({ identifier: input.username, password: input.password, remember: false });
  redirect((loggedIn.ok && (await postPendingComment(loggedIn.value))) || safePath(input.next));
});

export const updateProfileAction = memberAction(ProfileSchema, async ({ actor, input, values }) => {
  const updated = await updateProfile(actor, input);
  if (!updated.ok) return invalid(values, usernameTaken);
  dropFinishedPages();
  return { status: 'done', message: 'Saved.', values: { ...values, website: input.website } };
});

/** Logs every other device out, and gives this one another session id. */
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
      ? `A link is on its way to ${input.email}. Your email address changes when you open it, within the hour.`
      : 'This site sends no mail by itself. Please ask its owner for the link; it works for an hour.',
    values: {},
  };
});

export const endSessionsAction = memberAction(EndSessionsSchema, async ({ actor, input, values }) => {
  const ended = await endSessions(actor, input, (await getSessionId()) ?? '');
  if (!ended.ok) return invalid(values, wrongPassword);
  revalidatePath('/account/devices');
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
