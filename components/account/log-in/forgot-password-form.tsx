'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { ForgotPasswordSchema } from '@/lib/accounts/links/validation';

export function ForgotPasswordForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} schema={ForgotPasswordSchema} className="stack">
      <FormMessage />
      <TextField
        name="identifier"
        label="Email or username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <SubmitButton>Send a link</SubmitButton>
    </ActionForm>
  );
}
