'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useActionForm } from '@/components/forms/action-form';
import { UndoDeletion } from '@/components/posts/admin/undo-deletion';
import { DoneToast } from '@/components/toasts/done-toast';
import type { FormAction, FormValues } from '@/lib/form-state';
import { undoOfBulk } from '@/lib/posts/bulk-undo';

/** What became of the chosen posts. Where something failed it stays in the page, to be read in peace. */
export function BulkMessage({ action }: { action: FormAction }) {
  const { state } = useActionForm();
  const inPage = (
    <>
      <FormMessage />
      <UndoDeletion />
    </>
  );
  if (state.status !== 'done') return inPage;
  return (
    <DoneToast occasion={state} message={state.message} undo={undoOf(state.values, action)}>
      {inPage}
    </DoneToast>
  );
}

function undoOf(values: FormValues | undefined, action: FormAction) {
  const hidden = undoOfBulk(values);
  return hidden && { action, hidden, about: 'what was done with the chosen posts' };
}
