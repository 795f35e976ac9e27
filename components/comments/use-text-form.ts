'use client';

import { unstable_rethrow } from 'next/navigation';
import { useActionState, useState, useTransition, type FormEvent } from 'react';
import { bodyProblem } from '@/lib/comments/body';
import { idle, type FormAction, type FormState } from '@/lib/form-state';

const unreachable = 'This could not be sent, your text is still here. Check your connection and try again.';

/**
 * The form pattern for one text on pages that must stay light: what ActionForm does, without its libraries.
 * Sent without scripts, the answer comes from the server-rendered state; with scripts, a failed request leaves
 * the page, and the text, as they are.
 */
export function useTextForm(action: FormAction) {
  const [rendered, formAction] = useActionState(action, idle);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [pending, startTransition] = useTransition();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = data.get('body');
    const problem = typeof text === 'string' ? bodyProblem(text) : null;
    if (problem) return show({ status: 'invalid', fieldErrors: { body: problem }, values: {} });
    startTransition(async () => show(await send(data)));

    function show(state: FormState) {
      setAnswer(state);
      if (state.status === 'invalid') form.querySelector('textarea')?.focus();
    }
  }

  async function send(data: FormData): Promise<FormState> {
    try {
      return await action(idle, data);
    } catch (error) {
      // A redirect is thrown too, and belongs to the router.
      unstable_rethrow(error);
      return { status: 'failed', message: unreachable, values: {} };
    }
  }

  return { state: answer ?? rendered, formAction, pending, onSubmit };
}
