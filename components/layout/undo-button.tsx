'use client';

import { useEffect, useEffectEvent } from 'react';
import { useAction } from '@/components/forms/use-action';
import type { Undo } from '@/components/toasts/toasts';

type UndoButtonProps = {
  undo: Undo;
  onPending: (pending: boolean) => void;
  onOutcome: (outcome: { message: string; isBad: boolean }) => void;
};

/** Sends what a form would; the answer stands in the place of the message. */
export function UndoButton({ undo: { action, hidden, about }, onPending, onOutcome }: UndoButtonProps) {
  const { state, pending, send } = useAction(action);
  const tell = useEffectEvent(() => {
    if (state.status === 'done') onOutcome({ message: state.message, isBad: false });
    if (state.status === 'failed') onOutcome({ message: state.message, isBad: true });
    if (state.status === 'invalid')
      onOutcome({ message: Object.values(state.fieldErrors).join(' '), isBad: true });
  });
  useEffect(() => tell(), [state]);
  const tellPending = useEffectEvent(onPending);
  useEffect(() => tellPending(pending), [pending]);

  function undo() {
    const form = new FormData();
    for (const [name, value] of Object.entries(hidden)) form.set(name, value);
    send(form);
  }
  return (
    <button
      type="button"
      data-undo
      className="button"
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      title="Ctrl or Cmd + Z"
      onClick={undo}
    >
      Undo{about && <span className="sr-only"> {about}</span>}
    </button>
  );
}
