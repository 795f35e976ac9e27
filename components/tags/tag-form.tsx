'use client';

import { useEffect } from 'react';
import { ActionForm, useActionForm } from '@/components/forms/action-form';
import { TextAreaField, TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { LeaveGuard } from '@/components/forms/leave-guard';
import { SubmitButton } from '@/components/forms/submit-button';
import { valueOf, type FormAction } from '@/lib/form-state';
import { MAX_TAG_LENGTH } from '@/lib/posts/tags';
import type { ManagedTag } from '@/lib/tags/queries/tags';
import { MAX_TAG_DESCRIPTION, UpdateTagSchema } from '@/lib/tags/validation';

export function TagForm({ action, tag }: { action: FormAction; tag: ManagedTag }) {
  return (
    <ActionForm action={action} schema={UpdateTagSchema} className="stack" label="Tag">
      <FormMessage asToast />
      <LeaveGuard />
      <input type="hidden" name="id" value={tag.id} />
      <TextField
        name="name"
        label="Name"
        defaultValue={tag.name}
        maxLength={MAX_TAG_LENGTH}
        autoComplete="off"
      />
      <ShownSlug />
      <TextField
        name="slug"
        label="Slug"
        defaultValue={tag.slug}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="The end of the address. Empty: made from the name. The old address leads to the new one."
      />
      <TextAreaField
        name="description"
        label="Description"
        defaultValue={tag.description}
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

/** An empty one was made from the name when it was saved. */
function ShownSlug() {
  const { form, state } = useActionForm();
  const slug = state.status === 'done' ? valueOf(state, 'slug') : undefined;
  useEffect(() => {
    if (slug !== undefined) form.setValue('slug', slug);
  }, [form, slug, state]);
  return null;
}
