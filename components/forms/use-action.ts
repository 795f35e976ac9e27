'use client';

import { useActionState, useEffect, useState, useTransition, type RefObject } from 'react';
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

  function send(form: FormData): void {
    if (pending) return;
    startTransition(async () => {
      const state = await sendAction(action, form);
      startTransition(() => setAnswer(state));
    });
  }

  return { state: answer ?? rendered, formAction, pending, send, show: setAnswer };
}

/** Moves focus to the first field with an error; the order of the fields in the page decides which that is. */
export function useFocusOnInvalid(form: RefObject<HTMLFormElement | null>, state: FormState): void {
  useEffect(() => {
    if (state.status === 'invalid')
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, state]);
}
