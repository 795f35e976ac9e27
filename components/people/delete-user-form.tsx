'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { RadioGroup } from '@/components/forms/radio-group';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { DeleteUserSchema } from '@/lib/accounts/people/validation';

type DeleteUserFormProps = {
  action: FormAction;
  user: { id: number; username: string };
  commentCount: number;
};

export function DeleteUserForm({ action, user, commentCount }: DeleteUserFormProps) {
  return (
    <ActionForm action={action} schema={DeleteUserSchema} className="stack">
      <FormMessage />
      <input type="hidden" name="id" value={user.id} />
      <RadioGroup
        name="comments"
        label={`Comments (${commentCount})`}
        options={[
          { value: 'keep', label: 'Stay, without a name' },
          { value: 'erase', label: 'Are erased; answers to them keep their place' },
        ]}
      />
      <TextField
        name="username"
        label="Username"
        hint={`To be sure it is the right account, type ${user.username}.`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="button-row">
        <SubmitButton className="button button-danger">Delete for good</SubmitButton>
        <a href={`/admin/users/${user.id}`} className="button button-quiet">
          Cancel
        </a>
      </div>
    </ActionForm>
  );
}
