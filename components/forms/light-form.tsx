'use client';

import { useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { valueOf, type FormAction, type FormState, type FormValues } from '@/lib/form-state';
import { RecoverHint } from '@/components/forms/recover-hint';
import { useAction, useFocusOnInvalid } from './use-action';

type LightFormProps = {
  action: FormAction;
  hidden?: Record<string, number | string>;
  check?: (values: FormValues) => Record<string, string> | null;
  className?: string;
  problem?: 'above' | 'below';
  onKeyDown?: (event: KeyboardEvent) => void;
  onAnswer?: (state: FormState) => void;
  children: (state: FormState, pending: boolean) => ReactNode;
};

/** ActionForm for pages that must stay light: without react-hook-form and zod. */
export function LightForm({
  action,
  hidden = {},
  check,
  className,
  problem = 'below',
  onKeyDown,
  onAnswer,
  children,
}: LightFormProps) {
  const element = useRef<HTMLFormElement>(null);
  const { state, formAction, pending, send, show } = useAction(action, onAnswer);
  useFocusOnInvalid(element, state);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const fieldErrors = check?.(Object.fromEntries(data) as FormValues);
    if (fieldErrors) show({ status: 'invalid', fieldErrors, values: {} });
    else send(data);
  }

  const message = state.status === 'failed' && (
    <p role="alert" className={problem === 'above' ? 'notice notice-error' : 'field-error'}>
      {state.message}
      <RecoverHint state={state} />
    </p>
  );
  return (
    <form
      ref={element}
      action={formAction}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className={className}
      noValidate
    >
      {problem === 'above' && message}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={valueOf(state, name) ?? value} />
      ))}
      {children(state, pending)}
      {problem === 'below' && message}
    </form>
  );
}
