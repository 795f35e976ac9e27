'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { LeaveGuard } from '@/components/forms/leave-guard';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { DescribePictureSchema, MAX_ALT } from '@/lib/media/validation';

type DescribeFormProps = { id: number; alt: string | null; action: FormAction };

export function DescribeForm({ id, alt, action }: DescribeFormProps) {
  return (
    <ActionForm
      action={action}
      schema={DescribePictureSchema}
      className="stack items-start"
      label="Description"
    >
      <FormMessage asToast />
      <LeaveGuard />
      <input type="hidden" name="id" value={id} />
      <TextField
        name="alt"
        label="Description (alt text)"
        defaultValue={alt ?? ''}
        maxLength={MAX_ALT}
        hint="What it shows, for who cannot see it. Posts get it when the picture is put in."
      />
      <CheckboxField
        name="isDecorative"
        label="Decorative: it needs no description"
        defaultChecked={alt === ''}
      />
      <SubmitButton className="button">Save</SubmitButton>
    </ActionForm>
  );
}
