'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { NameRevisionSchema } from '@/lib/posts/validation';

type NameRevisionFormProps = { postId: number; revisionId: number; name: string; action: FormAction };

export function NameRevisionForm({ postId, revisionId, name, action }: NameRevisionFormProps) {
  return (
    <ActionForm action={action} schema={NameRevisionSchema} className="stack items-start">
      <FormMessage asToast />
      <input type="hidden" name="id" value={postId} />
      <input type="hidden" name="revision" value={revisionId} />
      <TextField
        name="name"
        label="Name"
        defaultValue={name}
        maxLength={100}
        autoComplete="off"
        hint="A named revision is never thinned out."
      />
      <SubmitButton className="button">Save name</SubmitButton>
    </ActionForm>
  );
}
