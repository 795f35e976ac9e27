'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { invalid, publicAction } from '@/lib/action';
import { requestingAddress } from '@/lib/limits/requesting-address';
import { logInToNewAccount } from '@/lib/accounts/sessions/log-in';
import { passwordProblems } from '@/lib/accounts/passwords/password-rules';
import { safePath } from '@/lib/access/safe-path';
import { postUnpostedComment } from '@/lib/comments/unposted/unposted';
import { dropFinishedPages } from '@/lib/content-changed';
import { failed, type FormState, type FormValues } from '@/lib/form-state';
import { claimSite } from '@/lib/accounts/registration/mutations/claim-site';
import { registerUser } from '@/lib/accounts/registration/mutations/register-user';
import { refuseBots } from '@/lib/accounts/registration/refuse-bots';
import { RegisterSchema, type RegisterInput } from '@/lib/accounts/registration/validation';
import { nameOfOwner } from '@/lib/accounts/fields/display-name';
import { usernameTaken } from '@/lib/accounts/fields/username';

/** One action for owner and reader: without scripts a form that comes too late keeps its state for that action only. */
export const registerAction = publicAction(RegisterSchema, async ({ input, values }) => {
  const refused = refuseBots(input, values);
  if (refused) return refused;
  return input.claim ? claim(input, values) : register(input, values);
});

async function claim(input: RegisterInput, values: FormValues): Promise<FormState> {
  const claimed = await claimSite(input, await requestingAddress());
  if (claimed.ok) {
    dropFinishedPages();
    await logInToNewAccount(claimed.value.id);
    redirect('/admin');
  }
  switch (claimed.code) {
    case 'already-claimed':
      // With scripts the page behind the form is still the one for owners.
      refresh();
      return failed(
        values,
        'Somebody else has become the owner of this site meanwhile. You can register as a reader.',
      );
    case 'wrong-setup-code':
      return invalid(values, {
        setupCode: 'That is not the setup code. It is in the log of the server, and new after each start.',
      });
    default:
      return invalid(values, { password: passwordProblems[claimed.code] });
  }
}

async function register(input: RegisterInput, values: FormValues): Promise<FormState> {
  const registered = await registerUser(input, await requestingAddress());
  if (registered.ok) {
    const loggedIn = await logInToNewAccount(registered.value.id);
    redirect((loggedIn.ok && (await postUnpostedComment(loggedIn.value))) || safePath(input.next));
  }
  switch (registered.code) {
    case 'username-taken':
      return invalid(values, usernameTaken);
    case 'email-taken':
      return invalid(values, { email: 'There is an account with this email already. Log in instead?' });
    case 'closed':
      return failed(values, 'Registration is closed on this site.');
    case 'not-invited':
      return failed(
        values,
        'This invite link does not work any more. Please ask the owner of the site for a new one.',
      );
    case 'name-of-owner':
      return invalid(values, nameOfOwner);
    case 'not-claimed':
      return failed(values, 'Registration opens once the owner has claimed the site.');
    default:
      return invalid(values, { password: passwordProblems[registered.code] });
  }
}
