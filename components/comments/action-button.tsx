'use client';

import { useActionState } from 'react';
import { idle, type FormAction } from '@/lib/form-state';

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
  const [state, formAction, pending] = useActionState(action, idle);
  return (
    <form action={formAction} className="action-button">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className={className}
        aria-disabled={pending || undefined}
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
