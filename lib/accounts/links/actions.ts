'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { LINK_LIFETIME } from '@/lib/accounts/letters/link-lifetime';
import { invalid, memberAction, publicAction } from '@/lib/action';
import { requestingAddress } from '@/lib/limits/requesting-address';
import { perNetwork, RESET_NETWORK, VERIFY_ACCOUNT } from '@/lib/limits/attempt-limits';
import { isPasswordProblem, passwordProblems } from '@/lib/accounts/passwords/password-rules';
import { takePoints } from '@/lib/limits/mutations/throttle';
import { settings } from '@/lib/env';
import type { FormState } from '@/lib/form-state';
import { ForgotPasswordSchema, LinkSchema, ResetPasswordSchema } from '@/lib/accounts/links/validation';
import { EmptySchema } from '@/lib/fields';
import { askForPasswordReset } from '@/lib/accounts/links/mutations/ask-for-password-reset';
import { askToVerifyEmail } from '@/lib/accounts/links/mutations/ask-to-verify-email';
import { confirmEmailChange } from '@/lib/accounts/links/mutations/confirm-email-change';
import { resetPassword } from '@/lib/accounts/links/mutations/reset-password';
import { verifyEmail } from '@/lib/accounts/links/mutations/verify-email';

const usedUp: FormState = {
  status: 'failed',
  message: `This link was used already, or is older than ${LINK_LIFETIME}. Please ask for a new one.`,
  values: {},
};

/** Answers the same for everybody, known or not: the work is done after the answer has left. */
export const forgotPasswordAction = publicAction(ForgotPasswordSchema, async ({ input, values }) => {
  if (!settings().SMTP_URL) {
    return { status: 'failed', message: 'This site sends no mail. Please ask its owner for a link.', values };
  }
  await takePoints(perNetwork(RESET_NETWORK, await requestingAddress()));
  after(() => askForPasswordReset(input.identifier));
  return {
    status: 'done',
    message: `If there is an account for ${input.identifier}, a link is on its way to its mailbox. It works for ${LINK_LIFETIME}.`,
  };
});

export const resetPasswordAction = publicAction(ResetPasswordSchema, async ({ input, values }) => {
  const reset = await resetPassword(input.token, input.password);
  if (!reset.ok) {
    return isPasswordProblem(reset.code)
      ? invalid(values, { password: passwordProblems[reset.code] })
      : usedUp;
  }
  redirect('/links/done?for=reset-password');
});

export const verifyEmailAction = publicAction(LinkSchema, async ({ input }) => {
  const verified = await verifyEmail(input.token);
  if (!verified.ok) return usedUp;
  redirect('/links/done?for=verify-email');
});

export const confirmEmailChangeAction = publicAction(LinkSchema, async ({ input }) => {
  const changed = await confirmEmailChange(input.token);
  if (changed.ok) redirect('/links/done?for=change-email');
  if (changed.code === 'used-up') return usedUp;
  return { status: 'failed', message: 'Another account has this email address by now.', values: {} };
});

export const sendVerificationAction = memberAction(EmptySchema, async ({ actor, values }) => {
  if (!settings().SMTP_URL) return { status: 'failed', message: 'This site sends no mail.', values };
  await takePoints([{ limit: VERIFY_ACCOUNT, key: `user ${actor.id}` }]);
  await askToVerifyEmail(actor.id);
  return { status: 'done', message: 'Sent. Please look into your mailbox.' };
});
