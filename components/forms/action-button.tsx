'use client';

import type { FormEvent } from 'react';
import { useAction } from '@/components/forms/use-action';
import type { FormAction } from '@/lib/form-state';

type ActionButtonProps = {
  action: FormAction;
  /** What the action needs to know. */
  hidden?: Record<string, number | string>;
  /** Adds to the accessible name what sighted people see around the button. */
  about?: string;
  className?: string;
  children: string;
};

/** A form that is one button: a verb that needs nothing typed. It works without scripts. */
export function ActionButton({
  action,
  hidden = {},
  about,
  className = 'button',
  children,
}: ActionButtonProps) {
  const { state, formAction, pending, send } = useAction(action);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  }

  return (
    <form action={formAction} onSubmit={submit} className="action-button">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className={className}
        aria-disabled={pending || undefined}
        aria-busy={pending || undefined}
        onClick={(event) => pending && event.preventDefault()}
      >
        {children}
        {about && <span className="sr-only"> {about}</span>}
      </button>
      {state.status === 'failed' && (
        <p role="alert" className="field-error">
          {state.message}
        </p>
      )}
    </form>
  );
}
