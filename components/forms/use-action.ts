'use client';

import { useActionState, useState, useTransition } from 'react';
import { idle, type FormAction, type FormState } from '@/lib/form-state';
import { sendAction } from './send-action';

/**
 * The state of a form and its action. Without scripts the answer is in the page that comes back; with scripts a
 * request that fails leaves the page, and what was typed, as they are.
 */
export function useAction(action: FormAction) {
  const [rendered, formAction] = useActionState(action, idle);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [pending, startTransition] = useTransition();

  /** Does nothing while the form is being sent already. */
  function send(form: FormData, onAnswer?: (state: FormState) => void): void {
    if (pending) return;
    startTransition(async () => {
      const state = await sendAction(action, form);
      startTransition(() => setAnswer(state));
      onAnswer?.(state);
    });
  }

  return { state: answer ?? rendered, formAction, pending, send, show: setAnswer };
}
