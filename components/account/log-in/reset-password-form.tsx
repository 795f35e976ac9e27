'use client';

import { UsernameForManager } from '@/components/account/username-for-manager';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { ResetPasswordSchema } from '@/lib/accounts/links/validation';

type ResetPasswordFormProps = {
  action: FormAction;
  token: string;
  username: string;
};

export function ResetPasswordForm({ action, token, username }: ResetPasswordFormProps) {
  return (
    <ActionForm action={action} schema={ResetPasswordSchema} className="stack">
      <FormMessage />
      <input type="hidden" name="token" value={token} />
      <UsernameForManager username={username} />
      <PasswordField
        name="password"
        label="New password"
        hint="At least 8 characters."
        autoComplete="new-password"
        showStrength
      />
      <PasswordField name="confirmPassword" label="Confirm new password" autoComplete="new-password" />
      <SubmitButton>Change password</SubmitButton>
    </ActionForm>
  );
}
