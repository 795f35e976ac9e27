'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { PassphraseSchema } from '@/lib/backup/validation';
import type { FormAction } from '@/lib/form-state';

export function PassphraseForm({ action, hasPassphrase }: { action: FormAction; hasPassphrase: boolean }) {
  return (
    <ActionForm action={action} schema={PassphraseSchema} className="stack" label="Passphrase">
      <FormMessage asToast />
      <p className="hint">
        {hasPassphrase
          ? 'Backups are encrypted with a passphrase, which is shown no more.'
          : 'Backups are not encrypted: only whoever may read the files can open them.'}{' '}
        Without its passphrase an encrypted backup is lost, and nobody can help. Write it down where this
        machine is not. A new one counts for new backups, and each is opened by the one that it was made with.
      </p>
      <PasswordField
        name="passphrase"
        label={hasPassphrase ? 'Another passphrase' : 'Passphrase'}
        autoComplete="new-password"
      />
      {hasPassphrase && <CheckboxField name="isNone" label="No passphrase any more" />}
      <SubmitButton>Save passphrase</SubmitButton>
    </ActionForm>
  );
}
