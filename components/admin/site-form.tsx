'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextAreaField, TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { SiteSchema } from '@/lib/site/validation';

type SiteFormProps = { action: FormAction; title: string; description: string };

/** What the site says about itself. */
export function SiteForm({ action, title, description }: SiteFormProps) {
  return (
    <ActionForm action={action} schema={SiteSchema} className="stack">
      <FormMessage />
      <TextField name="title" label="Site title" defaultValue={title} maxLength={100} autoComplete="off" />
      <TextAreaField
        name="description"
        label="Site description"
        defaultValue={description}
        maxLength={300}
        rows={3}
        hint="A sentence or two for the home page, search engines and feed readers."
      />
      <SubmitButton>Save settings</SubmitButton>
    </ActionForm>
  );
}
