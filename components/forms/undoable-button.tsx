'use client';

import { ActionButton } from '@/components/forms/action-button';
import type { FormAction } from '@/lib/form-state';
import { showToast } from '@/components/toasts/toasts';

type UndoableButtonProps = {
  action: FormAction;
  /** Takes it back, by the same fields. */
  undo: FormAction;
  hidden: Record<string, string>;
  about: string;
  className?: string;
  children: string;
};

/** Does something to one row; the row may be gone from the list with that, so the answer stands beside the page. */
export function UndoableButton({ undo, ...button }: UndoableButtonProps) {
  const { hidden, about, children } = button;
  return (
    <ActionButton
      {...button}
      onAnswer={(answer) => {
        if (answer.status !== 'done') return;
        showToast({
          message: answer.message,
          undo: { action: undo, hidden, about: `“${children}”, ${about}` },
        });
      }}
    />
  );
}
