'use client';

import { BotFields } from '@/components/account/register/bot-fields';
import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { RegisterSchema } from '@/lib/accounts/registration/validation';

type RegisterFormProps = {
  action: FormAction;
  next?: string;
  isClaim?: boolean;
  setupCode?: string;
  invite?: string;
  stamp: string;
};

export function RegisterForm({ action, next, isClaim, setupCode, invite, stamp }: RegisterFormProps) {
  return (
    <ActionForm action={action} schema={RegisterSchema} className="stack">
      <FormMessage />
      {isClaim && <input type="hidden" name="claim" value="on" />}
      {next && <input type="hidden" name="next" value={next} />}
      {invite !== undefined && <input type="hidden" name="invite" value={invite} />}
      {setupCode !== undefined && (
        <TextField
          name="setupCode"
          label="Setup code"
          hint="The server’s log shows it at each start, so that nobody else can claim your site."
          defaultValue={setupCode}
          autoComplete="off"
        />
      )}
      <TextField
        name="username"
        label="Username"
        hint="3 to 30 letters, digits, hyphens or underscores. Everybody sees it."
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField name="email" label="Email" type="email" hint="Readers never see it." autoComplete="email" />
      <PasswordField
        name="password"
        label="Password"
        hint={isClaim ? 'At least 8 characters, better 15 or more.' : 'At least 8 characters.'}
        autoComplete="new-password"
        showStrength
      />
      <PasswordField name="confirmPassword" label="Confirm password" autoComplete="new-password" />
      <BotFields stamp={stamp} />
      <SubmitButton>Create account</SubmitButton>
    </ActionForm>
  );
}
