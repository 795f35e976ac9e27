'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextAreaField, TextField } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState } from '@/components/forms/section-state';
import type { FormAction } from '@/lib/form-state';
import { MAX_TAG_LENGTH } from '@/lib/posts/tags';
import type { ManagedTag } from '@/lib/tags/queries/tags';
import { MAX_TAG_DESCRIPTION, UpdateTagSchema } from '@/lib/tags/validation';

const parts = [
  { label: 'Name', names: ['name'] },
  { label: 'Slug', names: ['slug'] },
  { label: 'Description', names: ['description'] },
];

export function TagForm({ action, tag }: { action: FormAction; tag: ManagedTag }) {
  const { name, slug, description } = tag;
  return (
    <ActionForm action={action} schema={UpdateTagSchema} className="stack" label="Tag">
      <SectionState shown={JSON.stringify({ name, slug, description })} parts={parts} />
      <input type="hidden" name="id" value={tag.id} />
      <TextField name="name" label="Name" defaultValue={name} maxLength={MAX_TAG_LENGTH} autoComplete="off" />
      <TextField
        name="slug"
        label="Slug"
        defaultValue={slug}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="The end of the address. Empty: made from the name. The old address leads to the new one."
      />
      <TextAreaField
        name="description"
        label="Description"
        defaultValue={description}
        maxLength={MAX_TAG_DESCRIPTION}
        hint="Plain text, for the tag’s page and for search engines."
      />
      <div className="button-row">
        <SubmitButton>Save tag</SubmitButton>
        <a href="/admin/tags" className="button button-quiet">
          All tags
        </a>
      </div>
    </ActionForm>
  );
}
