'use client';

import { UsernameForManager } from '@/components/account/username-for-manager';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { ChangePasswordSchema } from '@/lib/accounts/profile/validation';

export function ChangePasswordForm({ action, username }: { action: FormAction; username: string }) {
  return (
    <ActionForm action={action} schema={ChangePasswordSchema} className="stack">
      <FormMessage />
      <UsernameForManager username={username} />
      <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
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
