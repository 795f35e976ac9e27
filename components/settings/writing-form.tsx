'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState, yesOrNo } from '@/components/forms/section-state';
import type { FormAction } from '@/lib/form-state';
import { WritingSchema } from '@/lib/site/validation';

const parts = [{ label: 'Draw a cover', names: ['drawnCovers'], words: yesOrNo('drawnCovers') }];

type WritingFormProps = { action: FormAction; drawnCovers: boolean; shown: string };

export function WritingForm({ action, drawnCovers, shown }: WritingFormProps) {
  return (
    <ActionForm action={action} schema={WritingSchema} className="stack" label="Writing">
      <SectionState shown={shown} parts={parts} />
      <CheckboxField
        name="drawnCovers"
        label="Draw a cover, in the colour of the first tag, for posts that have none"
        defaultChecked={drawnCovers}
      />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  );
}
