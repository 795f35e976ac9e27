'use client';

import { ActionForm, useActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { DownloadSchema } from '@/lib/backup/validation';
import { valueOf, type FormAction } from '@/lib/form-state';

/** After the password, because whoever has the file has everything. */
export function DownloadForm({ action, fileName }: { action: FormAction; fileName: string }) {
  return (
    <details className="bin-purge">
      <summary className="button">
        Download<span className="sr-only"> {fileName}</span>
      </summary>
      <ActionForm action={action} schema={DownloadSchema} className="stack" label={`Download ${fileName}`}>
        <input type="hidden" name="fileName" value={fileName} />
        <p className="hint">It holds everything, password hashes and secrets among it.</p>
        <Answer fileName={fileName} />
        <PasswordField name="currentPassword" label="Your password" autoComplete="current-password" />
        <SubmitButton>Get its address</SubmitButton>
      </ActionForm>
    </details>
  );
}

function Answer({ fileName }: { fileName: string }) {
  const { state } = useActionForm();
  const path = state.status === 'done' ? valueOf(state, 'path') : undefined;
  if (!path) return <FormMessage />;
  return (
    <p role="status" className="notice wrap-anywhere">
      <a href={path} download={fileName} className="text-link">
        Download {fileName}
      </a>
      . Its address works for ten minutes.
    </p>
  );
}
