'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { WritingSchema } from '@/lib/site/validation';

export function WritingForm({ action, drawnCovers }: { action: FormAction; drawnCovers: boolean }) {
  return (
    <ActionForm action={action} schema={WritingSchema} className="stack" label="Writing">
      <FormMessage asToast />
      <CheckboxField
        name="drawnCovers"
        label="Draw a cover, in the colour of the first tag, for posts that have none"
        defaultChecked={drawnCovers}
      />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  );
}
