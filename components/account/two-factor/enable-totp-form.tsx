'use client';

import type { ReactNode } from 'react';
import { CodeField } from '@/components/account/two-factor/code-field';
import { RecoveryCodes } from '@/components/account/two-factor/recovery-codes';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { TotpChangeSchema } from '@/lib/accounts/two-factor/validation';

type EnableTotpFormProps = {
  action: FormAction;
  steps: ReactNode;
};

/** Stays on the page after its success, because its answer alone carries the recovery codes. */
export function EnableTotpForm({ action, steps }: EnableTotpFormProps) {
  return (
    <ActionForm action={action} schema={TotpChangeSchema} className="stack empty:hidden">
      <FormMessage />
      <RecoveryCodes />
      {steps && (
        <>
          {steps}
          <CodeField hint="The six digits that the app shows now." />
          <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
          <SubmitButton>Turn on</SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
