'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextField } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState, yesOrNo } from '@/components/forms/section-state';
import type { FormAction } from '@/lib/form-state';
import { DescribePictureSchema, MAX_ALT } from '@/lib/media/validation';

const parts = [
  { label: 'Description (alt text)', names: ['alt'] },
  { label: 'Decorative', names: ['isDecorative'], words: yesOrNo('isDecorative') },
];

type DescribeFormProps = { id: number; alt: string | null; action: FormAction };

export function DescribeForm({ id, alt, action }: DescribeFormProps) {
  return (
    <ActionForm
      action={action}
      schema={DescribePictureSchema}
      className="stack items-start"
      label="Description"
    >
      <SectionState shown={JSON.stringify({ alt })} parts={parts} />
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
