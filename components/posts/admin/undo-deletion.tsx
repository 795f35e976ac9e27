'use client';

import { useActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { BIN_DAYS } from '@/lib/bin/days';
import { valueOf } from '@/lib/form-state';

/** Beside the message that posts were deleted, in the same form. */
export function UndoDeletion() {
  const { state } = useActionForm();
  const deleted = valueOf(state, 'deleted');
  if (!deleted) return null;
  return (
    <p className="notice notice-row">
      <span>
        What was deleted is in the <a href="/admin/bin">bin</a>, for {BIN_DAYS} days.
      </span>
      <input type="hidden" name="deleted" value={deleted} />
      <SubmitButton name="verb" value="restore" className="button">
        Undo
      </SubmitButton>
    </p>
  );
}
