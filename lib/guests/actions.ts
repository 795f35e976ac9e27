'use server';

import { redirect } from 'next/navigation';
import { canManageUsers } from '@/lib/access/permissions';
import { adminAction, memberAction } from '@/lib/action';
import { dropFinishedPages } from '@/lib/content-changed';
import { changeGuest, removeGuest } from '@/lib/guests/mutations/manage-guests';
import { declineGuest, takeOverGuest } from '@/lib/guests/mutations/take-over-guest';
import { GuestIdSchema, GuestSchema } from '@/lib/guests/validation';

export const takeOverGuestAction = memberAction(GuestIdSchema, async ({ actor, input }) => {
  await takeOverGuest(actor, input.id);
  dropFinishedPages();
  redirect('/account?guest=taken');
});

export const declineGuestAction = memberAction(GuestIdSchema, async ({ actor, input }) => {
  await declineGuest(actor, input.id);
  redirect('/account?guest=declined');
});

export const changeGuestAction = adminAction(
  canManageUsers,
  GuestSchema,
  async ({ actor, input, values }) => {
    await changeGuest(actor, input);
    dropFinishedPages();
    return { status: 'done', message: 'Saved.', values: { ...values, ...input, id: String(input.id) } };
  },
);

/** The owner is one of the people of the blog that was imported. */
export const beGuestAction = adminAction(canManageUsers, GuestIdSchema, async ({ actor, input }) => {
  await takeOverGuest(actor, input.id);
  dropFinishedPages();
  redirect('/admin/users/guests');
});

export const removeGuestAction = adminAction(canManageUsers, GuestIdSchema, async ({ actor, input }) => {
  await removeGuest(actor, input.id);
  dropFinishedPages();
  redirect('/admin/users/guests');
});
