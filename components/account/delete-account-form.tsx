'use client';

import { UsernameForManager } from '@/components/account/username-for-manager';
import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { RadioGroup } from '@/components/forms/radio-group';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { DeleteAccountSchema } from '@/lib/accounts/profile/validation';

export function DeleteAccountForm({ action, username }: { action: FormAction; username: string }) {
  return (
    <ActionForm action={action} schema={DeleteAccountSchema} className="stack">
      <FormMessage />
      <RadioGroup
        name="comments"
        label="Your comments"
        options={[
          { value: 'keep', label: 'Keep them, without your name' },
          { value: 'erase', label: 'Erase them; replies of others stay' },
        ]}
      />
      <TextField
        name="username"
        label="Your username"
        hint={`To confirm, type ${username}`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <UsernameForManager username={username} />
      <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
      <SubmitButton className="button button-danger">Delete my account</SubmitButton>
    </ActionForm>
  );
}
