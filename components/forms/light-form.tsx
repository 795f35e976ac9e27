'use client';

import { useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { type FormAction, type FormState, type FormValues } from '@/lib/form-state';
import { useAction, useFocusOnInvalid } from './use-action';

type LightFormProps = {
  action: FormAction;
  hidden?: Record<string, number | string>;
  /** Errors of the fields, by name, before they are sent; null when there are none. */
  check?: (values: FormValues) => Record<string, string> | null;
  className?: string;
  /** How a problem of no single field looks, and whether it stands before the rest. */
  problem?: 'above' | 'below';
  onKeyDown?: (event: KeyboardEvent) => void;
  children: (state: FormState, pending: boolean) => ReactNode;
};

/**
 * A form for pages that must stay light: what ActionForm does, without its libraries. Without scripts it posts to the
 * action as well.
 */
export function LightForm({
  action,
  hidden = {},
  check,
  className,
  problem = 'below',
  onKeyDown,
  children,
}: LightFormProps) {
  const element = useRef<HTMLFormElement>(null);
  const { state, formAction, pending, send, show } = useAction(action);
  useFocusOnInvalid(element, state);

  function submit(event: FormEvent<HTMLFormElement>) {
    // Prevented, React does not run `action` and does not empty the fields.
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
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children(state, pending)}
      {problem === 'below' && message}
    </form>
  );
}
