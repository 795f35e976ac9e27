'use client';

import { useActionState } from 'react';
import { COMMENT_EDIT_MINUTES } from '@/lib/access/permissions';
import { idle, valueOf, type FormAction } from '@/lib/form-state';

const reasons = {
  late: `This comment can no longer be edited: its ${COMMENT_EDIT_MINUTES} minutes are over.`,
  gone: 'This comment was removed and can no longer be edited.',
};

/** A change sent without scripts comes back in the action's state, and is shown so that it can be copied. */
export function LostEdit({ action, reason }: { action: FormAction; reason: keyof typeof reasons }) {
  const [state, formAction] = useActionState(action, idle);
  const text = valueOf(state, 'body');
  return (
    <form action={formAction} className="stack">
      <p className="notice">{reasons[reason]}</p>
      {text && (
        <label className="field label">
          Your text, to copy
          <textarea readOnly rows={8} className="input" defaultValue={text} />
        </label>
      )}
    </form>
  );
}
