'use client';

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { LinkSchema } from '@/lib/accounts/links/validation';

/** The button that uses a link: opening its page changes nothing, because mail scanners open every link. */
export function LinkForm({ action, token, button }: { action: FormAction; token: string; button: string }) {
  return (
    <ActionForm action={action} schema={LinkSchema} className="stack">
      <FormMessage />
      <input type="hidden" name="token" value={token} />
      <SubmitButton>{button}</SubmitButton>
    </ActionForm>
  );
}
