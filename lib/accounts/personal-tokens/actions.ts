'use server';

import { refresh } from 'next/cache';
import { createToken } from '@/lib/accounts/personal-tokens/mutations/create-token';
import { revokeToken } from '@/lib/accounts/personal-tokens/mutations/revoke-token';
import { CreateTokenSchema, RevokeTokenSchema } from '@/lib/accounts/personal-tokens/validation';
import { invalid, memberAction } from '@/lib/action';
import { failed } from '@/lib/form-state';

/** The token is shown in the answer and nowhere else. */
export const createTokenAction = memberAction(CreateTokenSchema, async ({ actor, input, values }) => {
  const created = await createToken(actor, input);
  if (!created.ok) {
    return created.code === 'wrong-password'
      ? invalid(values, { currentPassword: 'That is not your current password.' })
      : failed(values, 'You have 100 tokens already. Revoke one that you do not need.');
  }
  refresh();
  return {
    status: 'done',
    message: 'Copy the token now: it is shown this once.',
    values: { token: created.value },
  };
});

export const revokeTokenAction = memberAction(RevokeTokenSchema, async ({ actor, input }) => {
  await revokeToken(actor, input.id);
  refresh();
  return { status: 'done', message: 'Revoked. It opens nothing any more.' };
});
