'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { GuestSchema } from '@/lib/guests/validation';

type GuestFormProps = { action: FormAction; guest: { id: number; name: string; website: string } };

export function GuestForm({ action, guest }: GuestFormProps) {
  return (
    <ActionForm action={action} schema={GuestSchema} className="stack" label="Guest">
      <FormMessage asToast />
      <input type="hidden" name="id" value={guest.id} />
      <TextField
        name="name"
        label="Name"
        hint="Shown beside what they wrote."
        defaultValue={guest.name}
        autoComplete="off"
      />
      <TextField
        name="website"
        label="Website"
        type="url"
        hint="Linked beside the name; empty for none."
        defaultValue={guest.website}
        autoComplete="off"
      />
      <div className="button-row">
        <SubmitButton>Save guest</SubmitButton>
      </div>
    </ActionForm>
  );
}
