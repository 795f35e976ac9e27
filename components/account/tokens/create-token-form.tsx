'use client';

import { UsernameForManager } from '@/components/account/username-for-manager';
import { ActionForm, useActionForm } from '@/components/forms/action-form';
import { CheckboxGroup } from '@/components/forms/checkbox-group';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { RadioGroup } from '@/components/forms/radio-group';
import { ShownOnce } from '@/components/forms/shown-once';
import { SubmitButton } from '@/components/forms/submit-button';
import { scopes, type Scope } from '@/lib/access/scopes';
import { CreateTokenSchema, lifetimes, MAX_TOKEN_NAME } from '@/lib/accounts/personal-tokens/validation';
import type { FormAction } from '@/lib/form-state';

type CreateTokenFormProps = { action: FormAction; username: string; grantable: Scope[] };

const lifetimeOptions = ['7', '30', '90', '365', 'never'].map((value) => ({
  value,
  label: lifetimes[value as keyof typeof lifetimes],
}));

export function CreateTokenForm({ action, username, grantable }: CreateTokenFormProps) {
  return (
    <ActionForm action={action} schema={CreateTokenSchema} className="stack" label="New token">
      <Answer />
      <TextField
        name="name"
        label="What it is for"
        maxLength={MAX_TOKEN_NAME}
        autoComplete="off"
        hint="Such as the name of the program that will use it."
      />
      <CheckboxGroup
        name="scopes"
        label="What it may do"
        boxes={grantable.map((scope) => ({ name: scope, label: scopes[scope] }))}
      />
      <RadioGroup
        name="lifetime"
        label="It stops working after"
        options={lifetimeOptions}
        defaultValue="90"
      />
      <p className="hint">
        One that never stops works until you revoke it: keep it where nobody else can read.
      </p>
      <UsernameForManager username={username} />
      <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
      <SubmitButton>Make token</SubmitButton>
    </ActionForm>
  );
}

function Answer() {
  const { state } = useActionForm();
  return state.status === 'done' ? <ShownOnce name="token" label="New token" /> : <FormMessage />;
}
