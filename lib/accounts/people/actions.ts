'use server';

import { redirect } from 'next/navigation';
import { LINK_LIFETIME } from '@/lib/accounts/letters/link-lifetime';
import { canManageUsers } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { refresh } from 'next/cache';
import type { FormState } from '@/lib/form-state';
import { DeleteUserSchema, UserIdSchema } from '@/lib/accounts/people/validation';
import { deleteUser } from '@/lib/accounts/people/mutations/delete-user';
import { disableUser } from '@/lib/accounts/people/mutations/disable-user';
import { enableUser } from '@/lib/accounts/people/mutations/enable-user';
import { endSessionsOfUser } from '@/lib/accounts/people/mutations/end-sessions-of-user';
import { makeResetLink } from '@/lib/accounts/people/mutations/make-reset-link';

const ownerIsProtected: FormState = {
  status: 'failed',
  message: 'This account owns the site. It can be neither disabled nor deleted.',
  values: {},
};

export const disableUserAction = adminAction(canManageUsers, UserIdSchema, async ({ actor, input }) => {
  const disabled = await disableUser(actor, input.id);
  dropFinishedPages();
  return disabled.ok ? { status: 'done', message: 'Disabled, and logged out everywhere.' } : ownerIsProtected;
});

export const enableUserAction = adminAction(canManageUsers, UserIdSchema, async ({ actor, input }) => {
  await enableUser(actor, input.id);
  dropFinishedPages();
  return { status: 'done', message: 'Enabled.' };
});

export const endSessionsOfUserAction = adminAction(canManageUsers, UserIdSchema, async ({ actor, input }) => {
  await endSessionsOfUser(actor, input.id);
  refresh();
  return { status: 'done', message: 'Logged out everywhere.' };
});

/** The link is shown in the answer and nowhere else. */
export const makeResetLinkAction = adminAction(
  canManageUsers,
  UserIdSchema,
  async ({ actor, input, values }) => {
    const made = await makeResetLink(actor, input.id);
    if (!made.ok) {
      return { status: 'failed', message: 'Please change your own password on your account page.', values };
    }
    return {
      status: 'done',
      message: `Pass this link on to nobody but the person. It works once, for ${LINK_LIFETIME}.`,
      values: { link: made.value },
    };
  },
);

export const deleteUserAction = adminAction(
  canManageUsers,
  DeleteUserSchema,
  async ({ actor, input, values }) => {
    const deleted = await deleteUser(actor, input.id, input);
    if (!deleted.ok) {
      return deleted.code === 'owner'
        ? ownerIsProtected
        : invalid(values, { username: 'That is not the username of this account.' });
    }
    dropFinishedPages();
    redirect('/admin/users');
  },
);
