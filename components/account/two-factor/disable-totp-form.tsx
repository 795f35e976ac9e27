'use client';

import { CodeField } from '@/components/account/two-factor/code-field';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { TotpChangeSchema } from '@/lib/accounts/two-factor/validation';

export function DisableTotpForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} schema={TotpChangeSchema} className="stack" label="Turn off">
      <FormMessage />
      <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
      <CodeField hint="From your authenticator app, or a recovery code." />
      <SubmitButton className="button button-danger">Turn off</SubmitButton>
    </ActionForm>
  );
}
