'use client';

import type { FormEvent } from 'react';
import { useAction } from '@/components/forms/use-action';
import { bodyProblem } from '@/lib/comments/body';
import type { FormAction, FormState } from '@/lib/form-state';

/** The form pattern for one text on pages that must stay light: what ActionForm does, without its libraries. */
export function useTextForm(action: FormAction) {
  const { state, formAction, pending, send, show } = useAction(action);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = data.get('body');
    const problem = typeof text === 'string' ? bodyProblem(text) : null;
    if (problem) {
      show({ status: 'invalid', fieldErrors: { body: problem }, values: {} });
      return form.querySelector('textarea')?.focus();
    }
    send(data, ({ status }: FormState) => {
      if (status === 'invalid') form.querySelector('textarea')?.focus();
    });
  }

  return { state, formAction, pending, onSubmit };
}
