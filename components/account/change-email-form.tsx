'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { ChangeEmailSchema } from '@/lib/accounts/profile/validation';

export function ChangeEmailForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} schema={ChangeEmailSchema} className="stack">
      <FormMessage />
      <TextField name="email" label="New email" type="email" autoComplete="email" />
      <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
      <SubmitButton>Change email</SubmitButton>
    </ActionForm>
  );
}
