'use client';

import { ActionForm, useActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { LeaveGuard } from '@/components/forms/leave-guard';
import { ShownOnce } from '@/components/forms/shown-once';
import { SubmitButton } from '@/components/forms/submit-button';
import { EventBoxes } from '@/components/webhooks/event-boxes';
import type { FormAction } from '@/lib/form-state';
import { CreateWebhookSchema, MAX_WEBHOOK_URL } from '@/lib/webhooks/validation';

export function CreateWebhookForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} schema={CreateWebhookSchema} className="stack" label="New webhook">
      <Answer />
      <LeaveGuard />
      <TextField
        name="url"
        label="Address"
        type="url"
        maxLength={MAX_WEBHOOK_URL}
        autoComplete="off"
        hint="Where the other program listens, such as https://example.org/hook."
      />
      <EventBoxes />
      <SubmitButton>Make webhook</SubmitButton>
    </ActionForm>
  );
}

function Answer() {
  const { state } = useActionForm();
  return state.status === 'done' ? <ShownOnce name="secret" label="Secret" /> : <FormMessage />;
}
