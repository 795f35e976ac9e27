'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { LeaveGuard } from '@/components/forms/leave-guard';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { MAX_PATH } from '@/lib/redirects/address';
import { RedirectSchema } from '@/lib/redirects/validation';

type RedirectFormProps = { action: FormAction; path?: string };

export function RedirectForm({ action, path }: RedirectFormProps) {
  return (
    <ActionForm action={action} schema={RedirectSchema} className="stack" label="New redirect">
      <FormMessage asToast />
      <LeaveGuard />
      <TextField
        name="path"
        label="From"
        defaultValue={path}
        maxLength={MAX_PATH}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="A path of this site where nothing is, such as /old-page."
      />
      <TextField
        name="target"
        label="To"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="A path of this site, or an address that starts with https://."
      />
      <CheckboxField
        name="isPermanent"
        label="For good: browsers and search engines may remember it"
        defaultChecked
      />
      <div className="button-row">
        <SubmitButton>Add redirect</SubmitButton>
      </div>
    </ActionForm>
  );
}
