'use client';

import { useActionState, useEffect, useState, useTransition, type RefObject } from 'react';
import { idle, type FormAction, type FormState } from '@/lib/form-state';
import { sendAction } from './send-action';

/** @param onAnswer is told at once, even where what is asked for takes the form out of the page */
export function useAction(action: FormAction, onAnswer?: (state: FormState) => void) {
  const [rendered, formAction] = useActionState(action, idle);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [pending, startTransition] = useTransition();

  function send(form: FormData): void {
    if (pending) return;
    startTransition(async () => {
      const state = await sendAction(action, form);
      onAnswer?.(state);
      startTransition(() => setAnswer(state));
    });
  }

  return { state: answer ?? rendered, formAction, pending, send, show: setAnswer };
}

export function useFocusOnInvalid(form: RefObject<HTMLFormElement | null>, state: FormState): void {
  useEffect(() => {
    if (state.status === 'invalid')
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, state]);
}
