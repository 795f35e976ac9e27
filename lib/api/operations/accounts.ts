import 'server-only';
import { passwordProblems } from '@/lib/accounts/passwords/password-rules';
import { revokeToken } from '@/lib/accounts/personal-tokens/mutations/revoke-token';
import { changePassword } from '@/lib/accounts/profile/mutations/change-password';
import { updateProfile } from '@/lib/accounts/profile/mutations/update-profile';
import { getAccountView, type AccountView } from '@/lib/accounts/profile/queries/account-view';
import { registerUser } from '@/lib/accounts/registration/mutations/register-user';
import { logInProgram } from '@/lib/accounts/sessions/access-token';
import { endSession } from '@/lib/accounts/sessions/mutations/sessions';
import { nameOfOwner } from '@/lib/accounts/fields/display-name';
import { ApiError, invalidField } from '@/lib/api/api-error';
import { challenge } from '@/lib/api/caller';
import { operation } from '@/lib/api/operation';
import { Credentials, NewUser, OwnUser, PasswordChange, ProfileChange, Token } from '@/lib/api/schemas/users';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { requestingAddress } from '@/lib/limits/requesting-address';

export const createUser = operation({
  id: 'registerUser',
  method: 'POST',
  path: '/users',
  tag: 'Accounts',
  summary: 'Register',
  description: 'As the site allows it: for everybody, with an invite, or for nobody.',
  who: 'anybody',
  body: NewUser,
  success: 201,
  answer: OwnUser,
  headers: { Location: 'The public view of the new account' },
  problems: ['site-not-claimed', 'registration-closed', 'username-taken', 'email-taken', 'throttled'],
  async handle({ body }) {
    const registered = await registerUser(body, await requestingAddress());
    if (!registered.ok) {
      switch (registered.code) {
        case 'not-claimed':
          throw new ApiError('site-not-claimed');
        case 'closed':
        case 'not-invited':
          throw new ApiError('registration-closed');
        case 'username-taken':
        case 'email-taken':
          throw new ApiError(registered.code);
        case 'name-of-owner':
          throw invalidField('/name', nameOfOwner.name);
        default:
          throw invalidField('/password', passwordProblems[registered.code]);
      }
    }
    const user = await requireAccount(registered.value);
    return {
      body: user,
      headers: { Location: `${settings().SITE_URL}/api/v1/users/${user.username}` },
    };
  },
});

export const createAccessToken = operation({
  id: 'logIn',
  method: 'POST',
  path: '/tokens',
  tag: 'Accounts',
  summary: 'Log in for a token of half an hour',
  description:
    'It is a session like that of a browser: it is listed at /account/devices and dies at once when it is ended there, by logging out, by a new password, or when the account is disabled.',
  who: 'anybody',
  body: Credentials,
  success: 201,
  answer: Token,
  problems: ['invalid-credentials', 'second-factor-required', 'throttled'],
  async handle({ body, request }) {
    const from = {
      address: await requestingAddress(),
      userAgent: request.headers.get('user-agent') ?? '',
    };
    const access = await logInProgram(body, from);
    if (!access.ok) {
      throw new ApiError(access.code === 'wrong' ? 'invalid-credentials' : 'second-factor-required', {
        headers: { 'WWW-Authenticate': challenge() },
      });
    }
    const { token, expiresAt, userId } = access.value;
    const user = await requireAccount({ id: userId });
    return { body: { token, tokenType: 'Bearer' as const, expiresAt, user } };
  },
});

export const deleteAccessToken = operation({
  id: 'logOut',
  method: 'DELETE',
  path: '/tokens/current',
  tag: 'Accounts',
  summary: 'Log out: the token that is sent is dead everywhere',
  description: 'A personal token is revoked.',
  who: 'member',
  success: 204,
  async handle({ actor, caller: { credential } }) {
    if (credential.kind === 'personal') await revokeToken(actor, credential.id);
    else {
      await recordEvent('log-out', { actorId: actor.id, userId: actor.id });
      await endSession(credential.sid);
    }
    return { body: undefined };
  },
});

export const getOwnUser = operation({
  id: 'getMe',
  method: 'GET',
  path: '/me',
  tag: 'Accounts',
  summary: 'Your own account',
  who: 'member',
  scope: 'account:read',
  success: 200,
  answer: OwnUser,
  handle: async ({ actor }) => ({ body: await requireAccount(actor) }),
});

export const updateOwnUser = operation({
  id: 'changeMe',
  method: 'PATCH',
  path: '/me',
  tag: 'Accounts',
  summary: 'Change your profile',
  who: 'member',
  scope: 'account:write',
  body: ProfileChange,
  success: 200,
  answer: OwnUser,
  problems: ['username-taken'],
  async handle({ actor, body }) {
    const updated = await updateProfile(actor, body);
    if (!updated.ok) {
      if (updated.code === 'username-taken') throw new ApiError('username-taken');
      throw invalidField('/name', nameOfOwner.name);
    }
    dropFinishedPages();
    return { body: await requireAccount(actor) };
  },
});

export const updateOwnPassword = operation({
  id: 'changePassword',
  method: 'PUT',
  path: '/me/password',
  tag: 'Accounts',
  summary: 'Change your password',
  description: 'Ends every session, that of this token included. Personal tokens go on working.',
  who: 'member',
  scope: 'account:write',
  body: PasswordChange,
  success: 204,
  problems: ['wrong-password', 'throttled'],
  async handle({ actor, body }) {
    const changed = await changePassword(actor, body, '');
    if (changed.ok) return { body: undefined };
    if (changed.code === 'wrong-password') throw new ApiError('wrong-password');
    throw invalidField('/password', passwordProblems[changed.code]);
  },
});

/** @throws {NotFoundError} when it was deleted meanwhile */
async function requireAccount(person: { id: number }): Promise<AccountView> {
  const account = await getAccountView(person);
  if (!account) throw new NotFoundError();
  return account;
}
