'use client';

import { RecoverHint } from '@/components/forms/recover-hint';
import { DoneToast } from '@/components/toasts/done-toast';
import { useActionForm } from '@/components/forms/action-form';

/** @param asToast on pages of the owner: what was done stands beside the page */
export function FormMessage({ asToast = false }: { asToast?: boolean }) {
  const { state } = useActionForm();
  if (state.status === 'failed') {
    return (
      <p role="alert" className="notice notice-error">
        {state.message}
        <RecoverHint state={state} />
      </p>
    );
  }
  if (state.status !== 'done' || !state.message) return null;
  const notice = (
    <p role="status" className="notice">
      {state.message}
    </p>
  );
  if (!asToast) return notice;
  return (
    <DoneToast occasion={state} message={state.message}>
      {notice}
    </DoneToast>
  );
}
