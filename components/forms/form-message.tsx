'use client';

import { RecoverHint } from '@/components/forms/recover-hint';
import { useActionForm } from '@/components/forms/action-form';

export function FormMessage() {
  const { state } = useActionForm();
  if (state.status === 'failed') {
    return (
      <p role="alert" className="notice notice-error">
        {state.message}
        <RecoverHint state={state} />
      </p>
    );
  }
  if (state.status === 'done' && state.message) {
    return (
      <p role="status" className="notice">
        {state.message}
      </p>
    );
  }
  return null;
}
