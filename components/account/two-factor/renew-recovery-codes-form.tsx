'use client';

import { RecoveryCodes } from '@/components/account/two-factor/recovery-codes';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { CurrentPasswordSchema } from '@/lib/accounts/fields/password';

export function RenewRecoveryCodesForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} schema={CurrentPasswordSchema} className="stack" label="New recovery codes">
      <FormMessage />
      <RecoveryCodes />
      <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
      <SubmitButton className="button">Make new recovery codes</SubmitButton>
    </ActionForm>
  );
}
