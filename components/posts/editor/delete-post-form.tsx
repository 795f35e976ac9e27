'use client';

import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import { BIN_DAYS } from '@/lib/bin/days';
import type { FormAction } from '@/lib/form-state';
import { EmptySchema } from '@/lib/fields';
import type { PostKind } from '@/lib/paths';

type DeletePostFormProps = {
  id: number;
  kind: PostKind;
  title: string;
  action: FormAction;
  linksHere: ReactNode;
  children: ReactNode;
};

export function DeletePostForm({ id, kind, title, action, linksHere, children }: DeletePostFormProps) {
  return (
    <ActionForm action={action} schema={EmptySchema} className="stack">
      <h1 id="delete-title" className="dialog-title">
        Delete “{title}”?
      </h1>
      <p>
        It goes into the bin, with its comments and old addresses, and can be restored for {BIN_DAYS} days.
        Its address says that it is gone. To take it off the site and go on writing, unpublish it instead.
      </p>
      {linksHere}
      <FormMessage />
      <input type="hidden" name="id" value={id} />
      <div className="button-row">
        {/* First, because a dialog focuses what is first: Enter must not destroy. */}
        {children}
        <SubmitButton className="button button-danger">{`Delete this ${kind}`}</SubmitButton>
      </div>
    </ActionForm>
  );
}
