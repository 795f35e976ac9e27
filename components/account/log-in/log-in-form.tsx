'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { LogInSchema } from '@/lib/accounts/sessions/validation';
import type { FormAction } from '@/lib/form-state';

export function LogInForm({ action, next }: { action: FormAction; next?: string }) {
  return (
    <ActionForm action={action} schema={LogInSchema} className="stack">
      <FormMessage />
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        name="identifier"
        label="Email or username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <CheckboxField name="remember" label="Remember me" />
      <SubmitButton>Log in</SubmitButton>
    </ActionForm>
  );
}
