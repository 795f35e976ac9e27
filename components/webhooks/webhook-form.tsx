'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { LeaveGuard } from '@/components/forms/leave-guard';
import { SubmitButton } from '@/components/forms/submit-button';
import { EventBoxes } from '@/components/webhooks/event-boxes';
import type { FormAction } from '@/lib/form-state';
import type { Webhook } from '@/lib/webhooks/queries/webhooks';
import { MAX_WEBHOOK_URL, UpdateWebhookSchema } from '@/lib/webhooks/validation';

export function WebhookForm({ action, webhook }: { action: FormAction; webhook: Webhook }) {
  return (
    <ActionForm action={action} schema={UpdateWebhookSchema} className="stack" label="Webhook">
      <FormMessage />
      <LeaveGuard />
      <input type="hidden" name="id" value={webhook.id} />
      <TextField
        name="url"
        label="Address"
        type="url"
        defaultValue={webhook.url}
        maxLength={MAX_WEBHOOK_URL}
        autoComplete="off"
      />
      <EventBoxes chosen={webhook.events} />
      <CheckboxField name="isActive" label="Send to this address" defaultChecked={webhook.isActive} />
      <SubmitButton>Save webhook</SubmitButton>
    </ActionForm>
  );
}
