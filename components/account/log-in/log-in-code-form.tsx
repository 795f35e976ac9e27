'use client';

import { CodeField } from '@/components/account/two-factor/code-field';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import { LogInCodeSchema } from '@/lib/accounts/two-factor/validation';
import type { FormAction } from '@/lib/form-state';

type LogInCodeFormProps = { action: FormAction; next?: string; recovery: boolean };

export function LogInCodeForm({ action, next, recovery }: LogInCodeFormProps) {
  return (
    <ActionForm action={action} schema={LogInCodeSchema} className="stack">
      <FormMessage />
      {next && <input type="hidden" name="next" value={next} />}
      <CodeField
        recovery={recovery}
        hint={
          recovery
            ? 'One of the codes that you kept when you turned two-step login on. Each works once.'
            : 'The six digits that your authenticator app shows.'
        }
      />
      <SubmitButton>Log in</SubmitButton>
    </ActionForm>
  );
}
