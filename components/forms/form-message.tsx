'use client';

import { RecoverHint } from '@/components/forms/recover-hint';
import { DoneToast } from '@/components/toasts/done-toast';
import type { Undo } from '@/components/toasts/toasts';
import type { FormValues } from '@/lib/form-state';
import { useActionForm } from '@/components/forms/action-form';

type FormMessageProps = {
  /** On pages of the owner: what was done stands beside the page. */
  asToast?: boolean;
  /** The way back, which only a toast has. */
  undoOf?: (values: FormValues) => Undo | undefined;
};

export function FormMessage({ asToast = false, undoOf }: FormMessageProps) {
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
    <DoneToast occasion={state} message={state.message} undo={undoOf?.(state.values ?? {})}>
      {notice}
    </DoneToast>
  );
}
